package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.AsOperator;
import groundcrew.local.fixture.TaggedResource;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;

/// Two levels run at the same time: the first in every account, the second in one unit, and both
/// name a key.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LevelsIT {
  private static final String SHOP = "200000000002";
  private static final String UNIT = "ou-ab12-production";

  private TaggingCloud tagging;

  @BeforeAll
  void runBothAtOnce() throws IOException {
    var templates =
        TaggingCloud.templates(
            "levels",
            configuration ->
                configuration.with(
                    "/tagging/levels",
                    List.of(
                        level("cloud-center", List.of("cost_centre", "environment"), List.of()),
                        level("platform", List.of("environment", "unrelated"), List.of(UNIT)))));
    tagging = TaggingCloud.start(templates);
    tagging.run();
  }

  @AfterAll
  void end() {
    tagging.close();
  }

  @Test
  void tagsWithTheKeysOfEachLevel() {
    assertThat(taggable(SHOP))
        .isNotEmpty()
        .allMatch(has("cost_centre", "1010"))
        .allMatch(has("environment", "production"))
        .allMatch(has("unrelated", "stays"));
  }

  @Test
  void tagsOnlyTheAccountsInTheUnitsOfALevel() {
    var management = tagging.fixture().organization().management();

    assertThat(taggable(management)).isNotEmpty().allMatch(has("environment", "management"));
    assertThat(parameters(management)).containsExactly("/groundcrew/tags/cloud-center");
    assertThat(parameters(SHOP))
        .containsExactlyInAnyOrder("/groundcrew/tags/cloud-center", "/groundcrew/tags/platform");
  }

  @Test
  void yieldsAKeyOfAHigherLevelAndJournalsIt() {
    // Who was first in the first run is chance; from now on both parameters are there.
    tagging.run();

    assertThat(journal("platform"))
        .contains("environment belongs to level cloud-center, which has precedence over platform")
        .contains("unrelated");
    assertThat(journal("cloud-center")).doesNotContain("belongs to level");
  }

  private List<TaggedResource> taggable(String account) {
    return tagging
        .fixture()
        .resources()
        .all()
        .filter(resource -> resource.account().equals(account))
        .filter(resource -> !resource.type().startsWith("cloudformation:"))
        .toList();
  }

  private static Predicate<TaggedResource> has(String key, String value) {
    return resource -> value.equals(resource.tags().get(key));
  }

  private Stream<String> parameters(String account) {
    try (var ssm =
        new AsOperator(tagging.cloud(), account, "eu-west-1").client(SsmClient.builder())) {
      return ssm.getParametersByPath(r -> r.path("/groundcrew/tags")).parameters().stream()
          .map(Parameter::name);
    }
  }

  /// Returns everything that a level wrote to its journal.
  private String journal(String level) {
    var home = tagging.home();
    var bucket = "groundcrew-%s-journal-%s".formatted(level, home);
    try (var s3 = new AsOperator(tagging.cloud(), home, "eu-west-1").client(S3Client.builder())) {
      var text = new StringBuilder();
      s3.listObjectsV2Paginator(r -> r.bucket(bucket)).contents().stream()
          .map(
              object -> s3.getObjectAsBytes(r -> r.bucket(bucket).key(object.key())).asUtf8String())
          .forEach(text::append);
      return text.toString();
    }
  }

  private static Map<String, Object> level(String name, List<String> keys, List<String> units) {
    return Map.of(
        "level",
        name,
        "keys",
        keys,
        "regions",
        List.of("eu-west-1", "us-east-1"),
        "organizationalUnits",
        units,
        "excludedAccounts",
        List.of(),
        "remove",
        "none",
        "mode",
        "apply",
        "untaggedSource",
        "none",
        "schedule",
        Map.of(
            "expression", "cron(0 2 * * ? *)",
            "timeZone", "Europe/Berlin",
            "flexibleWindow", "PT15M"));
  }
}
