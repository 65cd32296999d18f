package groundcrew.bench.cold;

import static java.util.stream.Collectors.toSet;

import groundcrew.local.iam.Keys;
import groundcrew.local.lambda.LambdaFunction;
import java.util.Set;
import java.util.stream.Stream;

/// One handler and its first event.
///
/// @param keys credentials of the function's role, as the local cloud opened them
/// @param priming what AWS answers to the calls before a snapshot; empty if the function makes none
/// @param script what AWS answers to the event's calls
record Scenario(LambdaFunction function, String event, Keys keys, Script priming, Script script) {

  /// Returns the handler's class.
  String handler() {
    return function.handler().split("::", 2)[0];
  }

  /// Returns the handler's name without its package.
  String title() {
    return handler().substring(handler().lastIndexOf('.') + 1);
  }

  /// Returns what AWS answers before the snapshot.
  Script before(Start start) {
    return start == Start.RESTORED_AND_PRIMED ? priming : new Script();
  }

  /// Returns the services that are called, as calls are signed for them.
  Set<String> services() {
    return Stream.of(priming, script)
        .flatMap(one -> one.calls().keySet().stream())
        .map(CallName::service)
        .collect(toSet());
  }
}
