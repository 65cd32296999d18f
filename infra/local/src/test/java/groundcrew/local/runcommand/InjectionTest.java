package groundcrew.local.runcommand;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of the values of parameters in a script that really runs.
@SuppressWarnings("NullAway.Init")
class InjectionTest {
  private static final String DOCUMENT =
      """
      {'schemaVersion':'2.2','parameters':{
         'Message':{'type':'String'%s},'Other':{'type':'String','default':'spliced'}},
       'mainSteps':[{'action':'aws:runShellScript','name':'speak','inputs':{'runCommand':[
         '#!/bin/bash','set -euo pipefail',%s]}}]}
      """;
  private static final String SAFE = "'printf %s \\\"$SSM_Message\\\"'";

  private Fleet fleet;
  @TempDir private Path folder;

  @BeforeEach
  void start(@TempDir Path work) {
    fleet = new Fleet(work);
    fleet.add(Fleet.linux());
  }

  @AfterEach
  void stop() {
    fleet.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "two words",
        "\"; touch FOLDER/evil; echo \"",
        "'; touch FOLDER/evil; echo '",
        "$(touch FOLDER/evil)",
        "`touch FOLDER/evil`",
        "{{ Other }} {{Message}} {{ .Names }}",
        "one\ntouch FOLDER/evil\ntwo",
        "$SSM_Other ${PATH} $1 \\ * ~ ! & | > FOLDER/evil",
        "umlaut ü, emoji 🌳",
        ""
      })
  void aValueInTheEnvironmentIsNeverAScript(String value) {
    fleet.document("safe", DOCUMENT.formatted(",'interpolationType':'ENV_VAR'", SAFE));
    var text = value.replace("FOLDER", folder.toString());

    var command = say("safe", text);

    assertThat(fleet.get(command).statusDetails()).isEqualTo("Success");
    assertThat(fleet.get(command).standardOutputContent()).isEqualTo(text);
    assertThat(folder.resolve("evil")).doesNotExist();
  }

  @Test
  void aValueThatIsSplicedIntoTheScriptIsAScript() {
    fleet.document("unsafe", DOCUMENT.formatted("", "'echo \\\"{{ Message }}\\\"'"));

    say("unsafe", "$(touch %s/evil)".formatted(folder));

    assertThat(Files.exists(folder.resolve("evil"))).isTrue();
  }

  @Test
  void aPlaceholderOfAnEnvironmentParameterIsSplicedAllTheSame() {
    fleet.document(
        "mixed",
        DOCUMENT.formatted(",'interpolationType':'ENV_VAR'", "'echo \\\"{{ Message }}\\\"'"));

    say("mixed", "$(touch %s/evil)".formatted(folder));

    assertThat(folder.resolve("evil")).exists();
  }

  @Test
  void anOldAgentDoesNotKnowTheEnvironment() {
    fleet.document("safe", DOCUMENT.formatted(",'interpolationType':'ENV_VAR'", SAFE));
    fleet.module.nodes().change(Fleet.LINUX, node -> node.withAgent("3.3.2656.0"));

    var command = say("safe", "hello");

    assertThat(fleet.get(command).statusDetails()).isEqualTo("Failed");
    assertThat(fleet.get(command).standardErrorContent()).contains("SSM_Message: unbound variable");
  }

  @Test
  void aScriptSeesNothingOfTheEnvironmentOfTheCloud() {
    var command = fleet.shell("env | cut -d= -f1 | sort");
    fleet.pass(2);

    assertThat(fleet.get(command).standardOutputContent().lines())
        .contains("AWS_SSM_INSTANCE_ID", "SSM_COMMAND_ID")
        .isSubsetOf(
            "AWS_ENDPOINT_URL",
            "AWS_REGION",
            "AWS_SSM_INSTANCE_ID",
            "AWS_SSM_PLATFORM_NAME",
            "AWS_SSM_REGION_NAME",
            "LANG",
            "PATH",
            "PWD",
            "OLDPWD",
            "SHLVL",
            "SSM_COMMAND_ID",
            "TMPDIR",
            "_");
  }

  @Test
  void aScriptWithoutAFirstLineIsNoBashScript() {
    var command = fleet.shell("echo \"${BASH_VERSION:-sh}\"");
    fleet.pass(2);

    // Where sh is a bash, it says so.
    assertThat(fleet.get(command).standardOutputContent()).matches("sh\n|\\d.*\n");
  }

  private String say(String document, String message) {
    var command =
        fleet.send(r ->
            r.documentName(document)
                .instanceIds(Fleet.LINUX)
                .parameters(Map.of("Message", List.of(message))));
    fleet.pass(2);
    return command;
  }
}
