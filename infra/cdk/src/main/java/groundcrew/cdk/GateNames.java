package groundcrew.cdk;

/// The names of the resources of the blue/green gate.
///
/// @param prefix name of the stack and prefix of every other name
record GateNames(String prefix, Configuration.Home home) {
  private static final String REPORTS = "reports/";
  private static final String STATE = "state/";

  /// Names the function that answers hooks, its role and its security group.
  String hook() {
    return prefix + "-hook";
  }

  /// Names the function that learns the list, and its role.
  String list() {
    return prefix + "-list";
  }

  /// Names the schedule that starts it, and the schedule's role.
  String schedule() {
    return prefix + "-list-schedule";
  }

  /// Names the queue of the runs that failed.
  String failures() {
    return prefix + "-list-failures";
  }

  /// Names the security group of the interface endpoint.
  String endpoint() {
    return prefix + "-endpoint";
  }

  /// Names the managed policy of CodeDeploy's service role.
  String callerPolicy() {
    return prefix + "-caller";
  }

  /// Names the bucket of the list and the reports. Bucket names are global.
  String bucket() {
    return "%s-%s-%s".formatted(prefix, home.account(), home.region());
  }

  /// Returns the beginning of the keys of the reports.
  String reportPrefix() {
    return REPORTS;
  }

  /// Returns the ARN of every report.
  String reports(String partition) {
    return object(partition, REPORTS + "*");
  }

  /// Returns the beginning of the keys of what was learned.
  String statePrefix() {
    return STATE;
  }

  /// Returns the ARN of everything that was learned.
  String state(String partition) {
    return object(partition, STATE + "*");
  }

  /// Returns the ARN of an object.
  String object(String partition, String key) {
    return bucket(partition) + "/" + key;
  }

  /// Returns the ARN of the bucket.
  String bucket(String partition) {
    return bucketOf(partition, bucket());
  }

  /// Returns the ARN of another bucket.
  static String bucketOf(String partition, String bucket) {
    return "arn:%s:s3:::%s".formatted(partition, bucket);
  }

  /// Returns the ARN of every access log.
  static String logs(String partition, Gate.Learning learning) {
    return bucketOf(partition, learning.logsBucket()) + "/" + learning.logsPrefix() + "*";
  }

  /// Returns the ARN of everything of EC2 in the account and the region.
  String network(String partition, String region, String account) {
    return "arn:%s:ec2:%s:%s:*/*".formatted(partition, region, account);
  }
}
