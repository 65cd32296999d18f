package groundcrew.local.codedeploy;

/// Why a deployment failed. AWS documents the codes, not the messages.
///
/// @param code as `ErrorCode` of the model has it
record Failure(String code, String message) {
  private static final String HOOK = "HOOK_EXECUTION_FAILURE";

  static Failure answered(LifecycleEvent event) {
    return new Failure(HOOK, "The validation function of %s failed.".formatted(event.text()));
  }

  static Failure unanswered(LifecycleEvent event) {
    return new Failure(
        HOOK,
        "The validation function of %s did not report its result within one hour."
            .formatted(event.text()));
  }

  static Failure notInvoked(LifecycleEvent event, String reason) {
    return new Failure(
        HOOK,
        "The validation function of %s could not be invoked: %s".formatted(event.text(), reason));
  }

  static Failure notPermitted(String role) {
    return new Failure(
        "IAM_ROLE_PERMISSIONS",
        "The IAM role %s does not give you permission to perform operations in the following AWS service: AWSLambda. Contact your AWS administrator if you need help. If you are an AWS administrator, you can grant permissions to your users or groups by creating IAM policies."
            .formatted(role));
  }

  static Failure notMoved(LifecycleEvent event, String reason) {
    return new Failure("ECS_UPDATE_ERROR", "%s failed: %s".formatted(event.text(), reason));
  }
}
