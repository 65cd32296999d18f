package groundcrew.local.iot.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// Why a device's request is rejected.
final class JobRejection extends RuntimeException {
  private final String code;
  // Exceptions are serializable.
  private final transient Optional<ObjectNode> state;

  /// Creates a rejection.
  ///
  /// @param code such as `VersionMismatch`
  JobRejection(String code, String message) {
    this(code, message, Optional.empty());
  }

  /// Creates a rejection that tells what the execution is.
  JobRejection(String code, String message, JobExecution execution) {
    this(code, message, Optional.of(JobJson.state(execution)));
  }

  private JobRejection(String code, String message, Optional<ObjectNode> state) {
    super(message);
    this.code = code;
    this.state = state;
  }

  String code() {
    return code;
  }

  Optional<ObjectNode> state() {
    return state;
  }
}
