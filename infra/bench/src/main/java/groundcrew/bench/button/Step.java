package groundcrew.bench.button;

import groundcrew.bench.button.Calls.Call;
import groundcrew.bench.button.PressButtons.Pressed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A step of a press until its job is queued.
///
/// @param call that makes it, such as `dynamodb:PutItem 2`
/// @param sincePress median time from the press until the call stood
/// @param sinceStep median time from the step before
record Step(String call, double sincePress, double sinceStep) {

  /// Returns the steps that every press took.
  static List<Step> of(List<Pressed> presses, Calls calls) {
    var sincePress = new LinkedHashMap<String, List<Double>>();
    var sinceStep = new HashMap<String, List<Double>>();
    for (var press : presses) {
      var before = press.nanos();
      for (var step : named(calls.of(press.id())).entrySet()) {
        var stood = step.getValue();
        sincePress
            .computeIfAbsent(step.getKey(), _ -> new ArrayList<>())
            .add((stood - press.nanos()) / 1e6);
        sinceStep
            .computeIfAbsent(step.getKey(), _ -> new ArrayList<>())
            .add((stood - before) / 1e6);
        before = stood;
      }
    }
    return sincePress.entrySet().stream()
        .filter(step -> step.getValue().size() == presses.size())
        .map(step ->
            new Step(
                step.getKey(),
                new Millis(step.getValue()).median(),
                new Millis(sinceStep.getOrDefault(step.getKey(), List.of())).median()))
        .toList();
  }

  /// Returns when each call until the job stood; those of the same operation are numbered.
  private static Map<String, Long> named(List<Call> calls) {
    var named = new LinkedHashMap<String, Long>();
    for (var call : calls) {
      var times = named.keySet().stream().filter(name -> name.startsWith(call.operation())).count();
      named.put(times == 0 ? call.operation() : call.operation() + " " + (times + 1), call.nanos());
      if (call.queuesJob()) {
        break;
      }
    }
    return named;
  }
}
