package groundcrew.demo.soak;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.fixture.TaggedResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class UndoneCheckTest {
  private static final String UNDOING = "2026-01-31T03:00:00Z";

  private final PerfectRun run = new PerfectRun();
  private final ByHand byHand = ByHand.change(run.fixture, run.before, run.journal(), 1);
  private final List<String> lines = new ArrayList<>();

  @Test
  void tenResourcesAreChangedWhollyAndTenOthersInOneKey() {
    assertThat(byHand.wholly()).hasSize(10).doesNotContainAnyElementsOf(byHand.partly());
    assertThat(byHand.partly())
        .hasSize(10)
        .allMatch(arn -> byHand.tags().getOrDefault(arn, Map.of()).size() == 1);
  }

  @Test
  void findsNothingWhereAllIsAsItWas() {
    undo();

    assertThat(findings()).isEmpty();
  }

  @Test
  void findsAResourceThatWasNotTakenBack() {
    undo();
    var resource = run.fixture.resources().all().findFirst().orElseThrow();
    run.write(resource, Map.of("cost_centre", "still"));

    assertThat(findings())
        .singleElement()
        .asString()
        .contains("is not as it was before the run", resource.arn());
  }

  @Test
  void findsThatTheJournalSaysNothingOfWhatWasChangedSince() {
    undo();
    lines.clear();

    assertThat(findings()).hasSize(20);
  }

  private List<String> findings() {
    var key = "journal/%s/200000000001/eu-west-1/cloud-center/m-1-1.jsonl".formatted(UNDOING);
    run.objects.put(
        key.replace("/m-", "/12345678-1234-1234-1234-123456789012-"), String.join("\n", lines));
    return new UndoneCheck(
            run.fixture, run.before, byHand, List.of(RunJournal.of(run.objects, UNDOING)))
        .findings();
  }

  private void undo() {
    run.fixture.resources().all().toList().forEach(this::restore);
    byHand.wholly().forEach(arn -> note(arn, "skipped"));
    byHand.partly().forEach(arn -> note(arn, "planned"));
  }

  private void restore(TaggedResource resource) {
    var former =
        byHand.over(
            resource.arn(), run.before.tags().getOrDefault(resource.arn(), new TreeMap<>()));
    var _ =
        run.fixture
            .resources()
            .update(
                resource.account(),
                resource.region(),
                resource.arn(),
                now -> now.without(List.copyOf(now.tags().keySet())).with(former))
            .orElseThrow();
  }

  private void note(String arn, String outcome) {
    lines.add(
        "{\"arn\":\"%s\",\"before\":{},\"after\":{},\"outcome\":\"%s\",\"reason\":\"changed since: a\"}"
            .formatted(arn, outcome));
  }
}
