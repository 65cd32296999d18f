package groundcrew.local.runcommand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import groundcrew.local.fixture.ManagedNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ssm.model.Command;
import software.amazon.awssdk.services.ssm.model.CommandFilter;
import software.amazon.awssdk.services.ssm.model.CommandFilterKey;
import software.amazon.awssdk.services.ssm.model.DocumentParameterType;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.InstanceInformationStringFilter;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentException;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentVersionException;
import software.amazon.awssdk.services.ssm.model.InvalidParametersException;
import software.amazon.awssdk.services.ssm.model.PingStatus;
import software.amazon.awssdk.services.ssm.model.PlatformType;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;
import software.amazon.awssdk.services.ssm.model.SsmException;

/// What can be sent, and how it is found again.
@SuppressWarnings("NullAway.Init")
class SendingTest {
  private static final String DOCUMENT =
      """
      {'schemaVersion':'2.2','description':'%s','parameters':{
         'Branch':{'type':'String','allowedPattern':'^[a-z]+$','description':'What to build'},
         'Mode':{'type':'String','default':'fast','allowedValues':['fast','full']},
         'Flags':{'type':'StringList','default':[]}},
       'mainSteps':[{'action':'aws:runShellScript','name':'build',
         'precondition':{'StringEquals':['platformType','Linux']},
         'inputs':{'runCommand':['echo {{ Branch }} {{ Mode }} {{ Flags }}']}}]}
      """;

  private Fleet fleet;

  @BeforeEach
  void start(@TempDir Path work) {
    fleet = new Fleet(work);
    fleet.add(Fleet.linux().tagged(Map.of("group", "build")));
    fleet.document("build", DOCUMENT.formatted("first"));
  }

  @AfterEach
  void stop() {
    fleet.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mode=full            | Missing required parameter Branch.",
        "Branch=main;Colour=x | Parameter Colour is not defined in the document.",
        "Branch=Main          | The value of parameter Branch does not match its allowedPattern ^[a-z]+$.",
        "Branch=main;Mode=odd | odd is not in the allowed values for Mode.",
        "Branch=a,b           | Parameter Branch must have exactly one value."
      })
  void parametersAreCheckedByTheDocument(String parameters, String message) {
    assertThatThrownBy(() -> send(r -> r.parameters(parsed(parameters))))
        .isInstanceOf(InvalidParametersException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aLongValueIsMatchedByAPatternThatRepeatsAGroup() {
    fleet.document(
        "long",
        """
        {'schemaVersion':'2.2','parameters':{
           'Text':{'type':'String','allowedPattern':'^([^{]|\\\\{[^{])*$'}},
         'mainSteps':[{'action':'aws:runShellScript','name':'long','inputs':{'runCommand':['true']}}]}
        """);

    send(r -> r.documentName("long").parameters(Map.of("Text", List.of("x".repeat(20_000)))));

    assertThatThrownBy(
            () -> send(r -> r.documentName("long").parameters(Map.of("Text", List.of("{{")))))
        .isInstanceOf(InvalidParametersException.class);
  }

  @Test
  void whatIsLeftOutHasItsDefault() {
    var command = send(r -> r.parameters(parsed("Branch=main;Flags=-v,-x")));
    fleet.pass(2);

    // The agent splices a list as JSON, whose quotes the shell takes away.
    assertThat(fleet.get(command).standardOutputContent()).isEqualTo("main fast [-v,-x]\n");
  }

  @Test
  void aDocumentIsFoundByItsArnAndShownAsItWasAskedFor() {
    var sent =
        fleet.ssm.sendCommand(r ->
            r.documentName("arn:aws:ssm:eu-west-1:200000000009:document/build")
                .instanceIds(Fleet.LINUX)
                .comment("a comment")
                .parameters(parsed("Branch=main")));

    assertThat(sent.command().documentName())
        .isEqualTo("arn:aws:ssm:eu-west-1:200000000009:document/build");
    assertThat(sent.command().documentVersion()).isEqualTo("$DEFAULT");
    assertThat(sent.command().comment()).isEqualTo("a comment");
    assertThat(sent.command().statusAsString()).isEqualTo("Pending");
    assertThat(sent.command().expiresAfter())
        .isEqualTo(sent.command().requestedDateTime().plusSeconds(7200));
  }

  @Test
  void anUnknownDocumentOrVersionIsRefused() {
    assertThatThrownBy(() -> send(r -> r.documentName("none")))
        .isInstanceOf(InvalidDocumentException.class);
    assertThatThrownBy(() -> send(r -> r.documentName("build").documentVersion("2")))
        .isInstanceOf(InvalidDocumentVersionException.class);
    assertThatThrownBy(
            () -> send(r -> r.documentName("arn:aws:ssm:us-east-1:200000000009:document/build")))
        .isInstanceOf(InvalidDocumentException.class);
  }

  @Test
  void aChangedDocumentIsANewVersionAndTheOldOneCanBePinned() {
    fleet.document("build", DOCUMENT.formatted("second"));

    var newest = fleet.ssm.describeDocument(r -> r.name("build")).document();
    var first = fleet.ssm.getDocument(r -> r.name("build").documentVersion("1"));
    var sent =
        fleet.ssm.sendCommand(r ->
            r.documentName("build")
                .documentVersion("1")
                .instanceIds(Fleet.LINUX)
                .parameters(parsed("Branch=main")));

    assertThat(newest.documentVersion()).isEqualTo("2");
    assertThat(newest.defaultVersion()).isEqualTo("2");
    assertThat(newest.description()).isEqualTo("second");
    assertThat(first.content()).contains("\"description\":\"first\"", "allowedPattern");
    assertThat(sent.command().documentVersion()).isEqualTo("1");
  }

  @Test
  void aDocumentTellsItsParametersAndPlatforms() {
    var document = fleet.ssm.describeDocument(r -> r.name("build")).document();

    assertThat(document.platformTypes()).containsExactly(PlatformType.LINUX);
    assertThat(document.owner()).isEqualTo(Fleet.ACCOUNT);
    assertThat(document.parameters())
        .extracting(p -> p.name(), p -> p.type(), p -> p.defaultValue())
        .contains(
            tuple("Branch", DocumentParameterType.STRING, null),
            tuple("Mode", DocumentParameterType.STRING, "fast"),
            tuple("Flags", DocumentParameterType.STRING_LIST, "[]"));
  }

  @Test
  void aDocumentThatChangesWithoutANewVersionIsRefused() {
    var template =
        """
        {'Resources':{'Document':{'Type':'AWS::SSM::Document','Properties':{
          'Name':'once','DocumentType':'Command','Content':%s}}}}
        """;
    fleet.deploy("once", template.formatted(DOCUMENT.formatted("one")));

    assertThatThrownBy(() -> fleet.deploy("once", template.formatted(DOCUMENT.formatted("two"))))
        .hasMessageContaining("Document (AWS::SSM::Document): property UpdateMethod");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'onFailure':'exit'  | element onFailure is not supported",
        "'runCommand':'{{ Colour }}' | no parameter is called Colour",
        "'runCommand':['{{ Flags }}'] | step build has the list Flags as one of its lines"
      })
  void aDocumentThatCannotBeHonouredStopsTheDeployment(String inputs, String message) {
    var text = inputs.contains("runCommand") ? inputs : "'runCommand':['true']," + inputs;
    assertThatThrownBy(() ->
            fleet.document(
                "odd",
                """
                {'schemaVersion':'2.2','parameters':{'Flags':{'type':'StringList'}},
                 'mainSteps':[{'action':'aws:runShellScript','name':'build',
                   'inputs':{'timeoutSeconds':9,%s}}]}
                """
                    .formatted(text)))
        .hasMessageContaining("Document (AWS::SSM::Document): Document odd, ")
        .hasMessageContaining(message);
  }

  @Test
  void whatTheLocalCloudDoesNotDoIsRefused() {
    assertThatThrownBy(() ->
            send(r ->
                r.parameters(parsed("Branch=main"))
                    .cloudWatchOutputConfig(c -> c.cloudWatchOutputEnabled(true))))
        .isInstanceOf(SsmException.class)
        .hasMessageContaining("does not support CloudWatchOutputConfig");
  }

  @Test
  void eitherNodesOrTargetsAreGiven() {
    assertThatThrownBy(() -> send(r -> r.targets(Fleet.tagged("group", "build"))))
        .isInstanceOf(SsmException.class)
        .hasMessageContaining("Specify either InstanceIds or Targets");
  }

  @Test
  void commandsAreFoundByTheTimeOfTheirSending() {
    var first = send(r -> r.parameters(parsed("Branch=main")).comment("hash-1"));
    fleet.pass(60);
    var between = fleet.cloud.agenda().instant().toString();
    fleet.pass(60);
    var second = send(r -> r.parameters(parsed("Branch=main")).comment("hash-2"));
    fleet.pass(5);

    assertThat(list(CommandFilterKey.INVOKED_AFTER, between))
        .extracting(Command::commandId, Command::comment)
        .containsExactly(tuple(second, "hash-2"));
    assertThat(list(CommandFilterKey.INVOKED_BEFORE, between))
        .extracting(Command::commandId)
        .containsExactly(first);
    assertThat(list(CommandFilterKey.DOCUMENT_NAME, "other")).isEmpty();
    assertThat(list(CommandFilterKey.STATUS, "Success")).hasSize(2);
    assertThat(list(CommandFilterKey.EXECUTION_STAGE, "Executing")).isEmpty();
  }

  @Test
  void listingsComeInPagesTheNewestFirst() {
    var sent = new ArrayList<String>();
    for (var i = 0; i < 5; i++) {
      sent.addFirst(send(r -> r.parameters(parsed("Branch=main"))));
      fleet.pass(2);
    }

    var pages = fleet.ssm.listCommandsPaginator(r -> r.maxResults(2));

    assertThat(pages.commands()).extracting(Command::commandId).containsExactlyElementsOf(sent);
    assertThat(pages.stream()).hasSizeGreaterThan(3);
  }

  @Test
  void nodesAreDescribed() {
    fleet.add(
        ManagedNode.windows(Fleet.HYBRID, Fleet.ACCOUNT, Fleet.REGION)
            .connected(ManagedNode.Connection.LOST));

    var nodes = fleet.ssm.describeInstanceInformation(r -> {}).instanceInformationList();
    assertThat(nodes)
        .extracting(
            InstanceInformation::instanceId,
            InstanceInformation::pingStatus,
            InstanceInformation::platformType,
            InstanceInformation::resourceTypeAsString)
        .containsExactly(
            tuple(Fleet.LINUX, PingStatus.ONLINE, PlatformType.LINUX, "EC2Instance"),
            tuple(
                Fleet.HYBRID, PingStatus.CONNECTION_LOST, PlatformType.WINDOWS, "ManagedInstance"));
    assertThat(
            fleet
                .ssm
                .describeInstanceInformation(r ->
                    r.filters(
                        InstanceInformationStringFilter.builder()
                            .key("tag:group")
                            .values("build")
                            .build()))
                .instanceInformationList())
        .hasSize(1);
  }

  private List<Command> list(CommandFilterKey key, String value) {
    return fleet
        .ssm
        .listCommands(r -> r.filters(CommandFilter.builder().key(key).value(value).build()))
        .commands();
  }

  private String send(Consumer<SendCommandRequest.Builder> request) {
    return fleet.send(r -> {
      r.documentName("build").instanceIds(Fleet.LINUX);
      request.accept(r);
    });
  }

  private static Map<String, List<String>> parsed(String parameters) {
    var parsed = new HashMap<String, List<String>>();
    for (var one : parameters.split(";", -1)) {
      var sides = one.split("=", 2);
      parsed.put(sides[0], List.of(sides[1].split(",", -1)));
    }
    return parsed;
  }
}
