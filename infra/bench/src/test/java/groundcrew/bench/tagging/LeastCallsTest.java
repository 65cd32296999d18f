package groundcrew.bench.tagging;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.bench.tagging.LeastCalls.Members;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeastCallsTest {
  @Test
  void everyCallIsAsFullAsItCanBe() {
    var places = List.of(new PlaceState(201, 41, 100, 1, 1), new PlaceState(100, 0, 0, 1, 0));

    assertThat(LeastCalls.of(new Members(41, 40), places, 3, true).byOperation())
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                entry("organizations:ListAccounts", 3L),
                entry("organizations:ListTagsForResource", 40L),
                entry("sqs:SendMessageBatch", 1L),
                entry("sts:AssumeRole", 3L),
                entry("ssm:GetParametersByPath", 2L),
                entry("ssm:PutParameter", 2L),
                entry("tagging:GetResources", 4L),
                entry("tagging:TagResources", 3L),
                entry(LeastCalls.PLANNED, 2L),
                entry(LeastCalls.DONE, 1L),
                entry(LeastCalls.RUNS, 2L),
                entry(LeastCalls.UNDONE_RUNS, 3L),
                entry(LeastCalls.NEWEST_RUN, 4L)));
  }

  /// A message looks at both before its first call and before each part, and at the newest run
  /// after the last part.
  @Test
  void eachPartThatIsWrittenTakesAnotherLookAtTheRuns() {
    var places = List.of(new PlaceState(2500, 2500, 2500, 3, 3));

    var calls = LeastCalls.of(new Members(1, 1), places, 1, true);

    assertThat(calls.of(LeastCalls.RUNS)).isEqualTo(1);
    assertThat(calls.of(LeastCalls.UNDONE_RUNS)).isEqualTo(4);
    assertThat(calls.of(LeastCalls.NEWEST_RUN)).isEqualTo(5);
    assertThat(calls.ofOneRunAlone()).isEqualTo(calls.total() - 10);
  }

  @Test
  void aPlaceWithoutResourcesIsListedAllTheSame() {
    var calls = LeastCalls.of(new Members(1, 1), List.of(new PlaceState(0, 0, 0, 0, 0)), 0, false);

    assertThat(calls.byOperation())
        .containsEntry("tagging:GetResources", 1L)
        .containsEntry("ssm:PutParameter", 0L);
  }

  /// The bound that the benchmark checks: 1,000 accounts, 4 regions, 500 resources, 5 tags.
  @Test
  void aThousandAccountsTakeLessThanThreeHalvesPercentOfOneByOne() {
    var places = Collections.nCopies(4000, new PlaceState(500, 500, 2500, 1, 1));
    var members = new Members(1001, 1001);
    var ours = LeastCalls.of(members, places, places.size(), true);
    var oneByOne = OneByOne.of(members, places, 5);

    assertThat(oneByOne.listings()).isEqualTo(200_000);
    assertThat(oneByOne.writes()).isEqualTo(10_000_000);
    assertThat((double) ours.ofOneRunAlone() / oneByOne.total()).isLessThan(0.015);
  }
}
