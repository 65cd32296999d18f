package groundcrew.treebutton.print;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Map;
import java.util.Optional;

/// The message that AWS IoT publishes on `$aws/events/jobExecution/<job>/<event>`.
///
/// @param statusDetails what the device said
@JsonIgnoreProperties(ignoreUnknown = true)
public record JobEvent(String jobId, String status, Optional<Map<String, String>> statusDetails) {
  /// The key under which the AWS IoT Device Client reports what the command printed last.
  private static final String REASON = "stderr";

  /// Returns the press whose label the job prints; empty for another job.
  public Optional<String> press() {
    return JobName.press(jobId);
  }

  /// Returns how the job ended; empty while it waits or runs.
  public Optional<PrintResult> result() {
    return PrintResult.of(
        status, statusDetails.flatMap(details -> Optional.ofNullable(details.get(REASON))));
  }
}
