package groundcrew.local.runcommand.agent;

import groundcrew.local.runcommand.document.Step;

/// Where output goes in S3.
///
/// @param prefix may be empty
public record OutputLocation(String region, String bucket, String prefix) {

  /// Returns the key below which a step's `stdout` and `stderr` are.
  public String folder(String commandId, String node, Step step) {
    var below = "%s/%s/%s/%s".formatted(commandId, node, step.shell().plugin(), step.name());
    return prefix.isEmpty() ? below : prefix + "/" + below;
  }

  /// Returns the address of one of them.
  public String url(String commandId, String node, Step step, String stream) {
    return "https://s3.%s.amazonaws.com/%s/%s/%s"
        .formatted(region, bucket, folder(commandId, node, step), stream);
  }
}
