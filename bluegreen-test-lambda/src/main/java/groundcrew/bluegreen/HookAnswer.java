package groundcrew.bluegreen;

import groundcrew.bluegreen.codedeploy.AnsweredHook;
import groundcrew.bluegreen.gate.Verdict;
import java.util.List;
import java.util.Optional;

/// The answer of the function, for a person who invokes it. CodeDeploy has its own.
///
/// @param report where the page is; absent if it could not be written
record HookAnswer(
    String deployment,
    String status,
    Verdict verdict,
    List<String> reasons,
    Optional<String> report) {

  static HookAnswer of(String deployment, AnsweredHook hook) {
    return new HookAnswer(
        deployment,
        hook.succeeded() ? "Succeeded" : "Failed",
        hook.decision().verdict(),
        hook.decision().reasons(),
        hook.report());
  }
}
