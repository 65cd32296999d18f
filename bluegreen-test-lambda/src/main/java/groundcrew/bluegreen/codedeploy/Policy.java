package groundcrew.bluegreen.codedeploy;

import groundcrew.bluegreen.gate.Verdict;

/// What a verdict means for the deployment.
///
/// @param enforced whether a verdict can stop a deployment
/// @param inconclusivePasses whether a deployment goes on of which nothing is known
public record Policy(boolean enforced, boolean inconclusivePasses) {
  boolean accepts(Verdict verdict) {
    return !enforced
        || switch (verdict) {
          case PASS -> true;
          case FAIL -> false;
          case INCONCLUSIVE -> inconclusivePasses;
        };
  }
}
