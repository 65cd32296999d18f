package groundcrew.bench.button;

import groundcrew.bench.button.Calls.Call;
import java.util.List;
import java.util.function.ToIntFunction;

/// What was counted for many presses, for each of them.
///
/// @param jobs executions of jobs
/// @param pressSeconds what the function of presses takes
/// @param eventSeconds what the function of job events takes
/// @param logKilobytes what both log
record Usage(
    double jobs,
    double invocations,
    double pressSeconds,
    double eventSeconds,
    double replies,
    double tableWrites,
    double indexWrites,
    double reads,
    double labels,
    double decryptions,
    double logKilobytes) {

  static Usage of(Pace pace, Calls calls) {
    var count = (double) pace.presses().size();
    var each = pace.presses().stream().map(press -> calls.of(press.id())).toList();
    var writes = each.stream().map(TableWrites::of).toList();
    var invocations = pace.invocations();
    return new Usage(
        calls(each, "iot:CreateJob") / count,
        invocations.size() / count,
        seconds(pace, "-press") / count,
        seconds(pace, "-job-event") / count,
        calls(each, "iot:Publish") / count,
        sum(writes, TableWrites::written) / count,
        sum(writes, TableWrites::index) / count,
        sum(writes, TableWrites::read) / count,
        calls(each, "s3:PutObject") / count,
        pace.decryptions() / count,
        pace.logBytes() / 1000.0 / count);
  }

  private static long calls(List<List<Call>> each, String operation) {
    return each.stream()
        .flatMap(List::stream)
        .filter(call -> call.operation().equals(operation))
        .count();
  }

  private static int sum(List<TableWrites> writes, ToIntFunction<TableWrites> units) {
    return writes.stream().mapToInt(units).sum();
  }

  private static double seconds(Pace pace, String function) {
    return pace.invocations().stream()
            .filter(invocation -> invocation.function().endsWith(function))
            .mapToDouble(invocation -> Math.ceil(invocation.millis()))
            .sum()
        / 1000;
  }
}
