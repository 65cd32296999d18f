package groundcrew.bench.cold;

import groundcrew.local.lambda.LambdaFunction;
import groundcrew.local.lambda.SessionKeys;

/// One handler and its first event.
///
/// @param keys credentials of the function's role, as the local cloud opened them
/// @param script what AWS answers to the event's calls
record Scenario(LambdaFunction function, String event, SessionKeys keys, Script script) {

  /// Returns the handler's class.
  String handler() {
    return function.handler().split("::", 2)[0];
  }

  /// Returns the handler's name without its package.
  String title() {
    return handler().substring(handler().lastIndexOf('.') + 1);
  }
}
