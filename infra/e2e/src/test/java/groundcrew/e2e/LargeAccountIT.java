package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.demo.system.TaggingSystem;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.fixture.TaggedResource;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.lambda.LambdaModule;
import groundcrew.local.tagging.TaggingModule;
import groundcrew.local.template.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An account with 20,000 resources, functions with ten seconds and 400 MB, and a listing that
/// lags.
class LargeAccountIT {
  private static final String ACCOUNT = "200000000003";
  private static final String REGION = "eu-west-1";
  private static final int RESOURCES = 20_000;
  private static final int LEAST_PAGES = RESOURCES / 100;
  private static final int LEAST_CALLS = RESOURCES / 20;
  private static final Duration LAG = Duration.ofSeconds(5);
  private static final Duration LIMIT = Duration.ofMinutes(8);
  private static final int MEMORY = 400;

  @Test
  void isTaggedAndRestoredByManyMessagesThatEachContinueWhereTheLastOneStopped(@TempDir Path work)
      throws IOException {
    var fixture = largeAccount();
    var settings = LocalCloudSettings.in(work).withFullPages().withoutRates();
    try (var tagging = TaggingCloud.start(templates(), fixture, settings)) {
      tagging.cloud().module(TaggingModule.class).lag().set(LAG);
      var counts = tagging.cloud().gateway().counts();
      var undo = new UndoScenarios(tagging);
      var before = undo.tags();
      var others = counts.total("tagging:TagResources");

      tagging.system().run(LIMIT, () -> {});

      assertThat(tagging.audit().wrong()).isEmpty();
      assertThat(counts.total("tagging:TagResources") - others)
          .isBetween((long) LEAST_CALLS, LEAST_CALLS * 102 / 100L);
      assertThat(counts.total("tagging:GetResources")).isLessThan(LEAST_PAGES * 12 / 10);
      assertThat(logs(tagging, "resource-tagger"))
          .filteredOn(line -> line.contains("continues in a new message"))
          .hasSizeGreaterThan(4);

      undo.undoLatestRun(LIMIT);

      assertThat(undo.tags()).isEqualTo(before);
    }
  }

  private static Fixture largeAccount() {
    var fixture = TaggingCloud.smallOrganization();
    var all = fixture.resources().all().toList();
    all.forEach(one -> fixture.resources().remove(one.account(), one.region(), one.arn()));
    IntStream.range(0, RESOURCES)
        .mapToObj(i -> "arn:aws:sqs:%s:%s:queue-%05d".formatted(REGION, ACCOUNT, i))
        .map(arn ->
            TaggedResource.of(arn, ACCOUNT, REGION, "sqs:queue", Map.of("created-by", "hand")))
        .forEach(fixture.resources()::add);
    return fixture;
  }

  private static List<Template> templates() {
    var templates =
        TaggingCloud.templates(
            "large-account",
            configuration ->
                configuration
                    .with("/tagging/tagResourcesTps", 20)
                    .with("/tagging/getResourcesTps", 100)
                    .with("/tagging/listingLag", LAG.toString()));
    var home = TaggingSystem.named(templates, TaggingSystem.HOME_STACK);
    home.idsOf("AWS::Lambda::Function").stream()
        .map(home::resource)
        .filter(function -> !function.toString().contains("AccountTaggerHandler"))
        .forEach(function ->
            function.withObject("/Properties").put("Timeout", 10).put("MemorySize", MEMORY));
    return templates;
  }

  private static List<String> logs(TaggingCloud tagging, String function) {
    return tagging
        .cloud()
        .module(LambdaModule.class)
        .lambda()
        .logs(TaggingSystem.LEVEL + "-" + function);
  }
}
