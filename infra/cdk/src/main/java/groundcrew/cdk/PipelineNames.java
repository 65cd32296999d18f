package groundcrew.cdk;

/// The names of the resources of the virtual machine step.
///
/// @param prefix name of the stack and prefix of every other name
record PipelineNames(String prefix, Configuration.Home home) {

  /// Names the function that sends a command, and its role.
  String submit() {
    return prefix + "-submit";
  }

  /// Names the function that tells how far a command is, and its role.
  String status() {
    return prefix + "-status";
  }

  /// Names the function that cancels what an execution has sent, its role and its rule.
  String cancel() {
    return prefix + "-cancel";
  }

  /// Names the queue of events that could not be delivered or that failed in every attempt.
  String failures() {
    return prefix + "-failures";
  }

  /// Names the state machine, and its role.
  String machine() {
    return prefix;
  }

  /// Names the managed policy of the machines.
  String machinePolicy() {
    return prefix + "-node";
  }

  String table() {
    return prefix;
  }

  /// Names the bucket of the outputs. Bucket names are global.
  String bucket() {
    return "%s-output-%s-%s".formatted(prefix, home.account(), home.region());
  }

  /// Returns the ARN of every output.
  String outputs(String partition) {
    return "arn:%s:s3:::%s/*".formatted(partition, bucket());
  }

  /// Names the document of a platform.
  String document(String platform) {
    return prefix + "-" + platform;
  }
}
