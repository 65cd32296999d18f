package groundcrew.cdk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

/// The bucket that records the changes of each run. It is retained when its stack is deleted:
/// without it no run can be undone.
///
/// It has no versioning, because no object of the journal is overwritten: its policy denies a write
/// that is not conditional on a new key. The objects that record the newest run of each account and
/// region are overwritten, on condition that nobody else has written them since they were read.
final class Journal extends Construct {
  private static final String FOLDER = "journal/";
  private static final String RUNS = "runs/";
  private static final String UNDONE = "undone/";
  private static final String OBJECTS = "objects of one folder of the bucket, not the bucket";

  private final String name;

  Journal(Construct scope, String id, String name, int retentionDays) {
    super(scope, id);
    this.name = name;
    var bucket =
        PrivateBucket.create(
            this,
            "Bucket",
            name,
            retentionDays,
            Optional.of(FOLDER),
            "Only two functions access it; CloudTrail data events record other callers where"
                + " an organization needs that");
    bucket.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("WrittenOnce")
            .effect(Effect.DENY)
            .principals(List.of(new AnyPrincipal()))
            .actions(List.of("s3:PutObject"))
            .resources(
                List.of(bucket.arnForObjects(FOLDER + "*"), bucket.arnForObjects(UNDONE + "*")))
            .conditions(Map.of("Null", Map.of("s3:if-none-match", "true")))
            .build());
    bucket.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("WrittenOnCondition")
            .effect(Effect.DENY)
            .principals(List.of(new AnyPrincipal()))
            .actions(List.of("s3:PutObject"))
            .resources(List.of(bucket.arnForObjects(RUNS + "*")))
            .conditions(Map.of("Null", Map.of("s3:if-none-match", "true", "s3:if-match", "true")))
            .build());
    // The newest runs are kept: without them, an older run would become the newest one.
    bucket.addLifecycleRule(
        LifecycleRule.builder()
            .id("ExpireUndone")
            .prefix(UNDONE)
            .expiration(Duration.days(retentionDays))
            .build());
  }

  String bucket() {
    return name;
  }

  PolicyStatement write() {
    return Statements.allow(
        "WriteJournal", List.of("s3:PutObject"), objects(Aws.PARTITION, name, FOLDER));
  }

  /// Returns what a function needs to find out that its task is superseded. Listing is not limited
  /// to a prefix: S3 decides by it whether a caller may know that an object does not exist.
  ///
  /// @param level of the function, whose runs it records
  List<PolicyStatement> supersede(String level) {
    return List.of(
        Statements.allow(
            "RecordRuns",
            List.of("s3:GetObject", "s3:PutObject"),
            objects(Aws.PARTITION, name, runs(level))),
        Statements.allow("FindUndone", List.of("s3:ListBucket"), arn(Aws.PARTITION, name)));
  }

  /// Returns what a function needs to undo runs: to stop their tasks, and to read their journal.
  List<PolicyStatement> undo() {
    var list = Statements.allow("ListJournal", List.of("s3:ListBucket"), arn(Aws.PARTITION, name));
    list.addCondition("StringLike", Map.of("s3:prefix", List.of(FOLDER + "*", UNDONE + "*")));
    return List.of(
        list,
        Statements.allow(
            "ReadJournal", List.of("s3:GetObject"), objects(Aws.PARTITION, name, FOLDER)),
        Statements.allow(
            "StopRuns", List.of("s3:PutObject"), objects(Aws.PARTITION, name, UNDONE)));
  }

  /// Returns the wildcards of these permissions.
  static List<Wildcards.Allowance> wildcards(String partition, String bucket, String level) {
    return List.of(
        new Wildcards.Allowance("WriteJournal", objects(partition, bucket, FOLDER), OBJECTS),
        new Wildcards.Allowance("ReadJournal", objects(partition, bucket, FOLDER), OBJECTS),
        new Wildcards.Allowance("RecordRuns", objects(partition, bucket, runs(level)), OBJECTS),
        new Wildcards.Allowance("StopRuns", objects(partition, bucket, UNDONE), OBJECTS));
  }

  private static String runs(String level) {
    return RUNS + level + "/";
  }

  private static String objects(String partition, String bucket, String folder) {
    return arn(partition, bucket) + "/" + folder + "*";
  }

  private static String arn(String partition, String bucket) {
    return "arn:%s:s3:::%s".formatted(partition, bucket);
  }
}
