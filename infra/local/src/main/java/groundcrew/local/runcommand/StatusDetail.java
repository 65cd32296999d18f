package groundcrew.local.runcommand;

import groundcrew.local.runcommand.agent.StepEnd;
import java.util.EnumSet;
import java.util.Set;

/// What has become of a command, of one of its invocations, or of a step.
enum StatusDetail {
  PENDING("Pending", "Pending"),
  IN_PROGRESS("InProgress", "In Progress"),
  DELAYED("Delayed", "Delayed"),
  CANCELLING("Cancelling", "Cancelling"),
  SUCCESS("Success", "Success"),
  CANCELLED("Cancelled", "Cancelled"),
  FAILED("Failed", "Failed"),
  DELIVERY_TIMED_OUT("TimedOut", "Delivery Timed Out"),
  EXECUTION_TIMED_OUT("TimedOut", "Execution Timed Out"),
  UNDELIVERABLE("Failed", "Undeliverable"),
  TERMINATED("Failed", "Terminated"),
  INVALID_PLATFORM("Failed", "Invalid Platform"),
  ACCESS_DENIED("Failed", "Access Denied"),
  /// Of a command alone.
  INCOMPLETE("Failed", "Incomplete"),
  /// Of a command alone.
  RATE_EXCEEDED("Failed", "Rate Exceeded"),
  /// Of a command alone: it has done nothing, successfully.
  NO_INSTANCES_IN_TAG("Success", "No Instances In Tag");

  private static final Set<StatusDetail> OPEN = EnumSet.range(PENDING, CANCELLING);

  private final String status;
  private final String text;

  StatusDetail(String status, String text) {
    this.status = status;
    this.text = text;
  }

  static StatusDetail of(StepEnd.Kind end) {
    return switch (end) {
      case SUCCESS, SKIPPED -> SUCCESS;
      case FAILED -> FAILED;
      case TIMED_OUT -> EXECUTION_TIMED_OUT;
      case CANCELLED -> CANCELLED;
    };
  }

  /// Returns the value of `Status`.
  String status() {
    return status;
  }

  /// Returns the value of `StatusDetails`: the API reference writes it with blanks, the service
  /// without.
  String details(boolean blanks) {
    return blanks ? text : text.replace(" ", "");
  }

  boolean ended() {
    return !OPEN.contains(this);
  }

  /// Tells whether it counts against MaxErrors.
  boolean error() {
    return this == FAILED || this == EXECUTION_TIMED_OUT;
  }
}
