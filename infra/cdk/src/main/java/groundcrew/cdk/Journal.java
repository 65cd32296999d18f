package groundcrew.cdk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/// The bucket that records the changes of each run. It is retained when its stack is deleted:
/// without it no run can be undone.
///
/// It has no versioning, because no object is overwritten: its policy denies a write that is not
/// conditional on a new key.
final class Journal extends Construct {
  private static final String FOLDER = "journal/";

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
            .resources(List.of(bucket.arnForObjects(FOLDER + "*")))
            .conditions(Map.of("Null", Map.of("s3:if-none-match", "true")))
            .build());
  }

  String bucket() {
    return name;
  }

  PolicyStatement write() {
    return Statements.allow("WriteJournal", List.of("s3:PutObject"), objects(Aws.PARTITION, name));
  }

  List<PolicyStatement> read() {
    var list = Statements.allow("ListJournal", List.of("s3:ListBucket"), arn(Aws.PARTITION, name));
    list.addCondition("StringLike", Map.of("s3:prefix", FOLDER + "*"));
    return List.of(
        list,
        Statements.allow("ReadJournal", List.of("s3:GetObject"), objects(Aws.PARTITION, name)));
  }

  /// Returns the ARN of every journal object in a bucket.
  static String objects(String partition, String bucket) {
    return arn(partition, bucket) + "/" + FOLDER + "*";
  }

  private static String arn(String partition, String bucket) {
    return "arn:%s:s3:::%s".formatted(partition, bucket);
  }
}
