package groundcrew.tagging.resources;

import groundcrew.common.Deadline;
import groundcrew.common.Pacer;
import groundcrew.common.Parallel;
import groundcrew.tagging.member.Target;
import groundcrew.tagging.resources.Refusal.Kind;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Makes one call for many resources: in full batches, several at a time, at AWS's pace, as long as
/// there is time.
///
/// @param pace of calls that write, in one account and region
/// @param atOnce calls in flight: one call takes AWS longer than the pace between two
record PacedCalls(Pacer pace, int atOnce) {
  static final String OUT_OF_TIME = "no time was left";

  /// Returns the resources that refused, and those for which no time was left.
  List<Refusal> call(
      Target target,
      List<String> arns,
      Deadline deadline,
      Function<List<String>, List<Refusal>> call) {
    return Parallel.map(
            Batches.of(arns, ResourceTags.LARGEST_BATCH),
            atOnce,
            batch -> batch(target, batch, deadline, call).toList())
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private Stream<Refusal> batch(
      Target target,
      List<String> arns,
      Deadline deadline,
      Function<List<String>, List<Refusal>> call) {
    if (!pace.tryTake(target.account(), target.region(), deadline)) {
      return arns.stream().map(arn -> new Refusal(arn, OUT_OF_TIME, "", Kind.LATE));
    }
    var refusals = call.apply(arns);
    if (arns.size() == 1 || refusals.stream().noneMatch(Refusal::ofTheWholeCall)) {
      return refusals.stream();
    }
    // One malformed resource makes AWS refuse all: halved until the culprit stands alone.
    var middle = arns.size() / 2;
    return Stream.of(arns.subList(0, middle), arns.subList(middle, arns.size()))
        .flatMap(half -> batch(target, half, deadline, call));
  }
}
