package groundcrew.local.iam;

/// A policy uses something that the evaluator does not know; the evaluator must be taught, not the
/// policy trusted.
public final class UnknownPolicyElement extends RuntimeException {
  UnknownPolicyElement(String statement, String what) {
    super(
        statement
            + ": "
            + what
            + " is not known to the local IAM; teach it there before relying on the policy");
  }
}
