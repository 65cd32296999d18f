package groundcrew.e2e;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Tag;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CreateBucketConfiguration;
import software.amazon.awssdk.services.s3.model.Tagging;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;

/// A member account in moto, with one table and one bucket.
///
/// @param tags what stands on the account in the organization
record MotoMember(
    MotoServer moto, String id, Map<String, String> tags, AwsCredentialsProvider credentials) {
  private static final String TABLE = "orders";
  private static final String ROLE = "groundcrew/groundcrew-tagger";

  static MotoMember create(
      MotoServer moto, OrganizationsClient organization, String name, Map<String, String> tags) {
    var onAccount =
        tags.entrySet().stream()
            .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
            .toList();
    var id =
        organization
            .createAccount(r -> r.accountName(name).email(name + "@example.com").tags(onAccount))
            .createAccountStatus()
            .accountId();
    return new MotoMember(moto, id, tags, moto.role(id, ROLE));
  }

  /// Creates the table. It has a tag already, since GetResources lists no others.
  void createTable(String key, String value) {
    var id = AttributeDefinition.builder().attributeName("id").attributeType("S").build();
    var hash = KeySchemaElement.builder().attributeName("id").keyType(KeyType.HASH).build();
    var tag = software.amazon.awssdk.services.dynamodb.model.Tag.builder().key(key).value(value);
    try (var dynamo = moto.client(DynamoDbClient.builder(), credentials)) {
      dynamo.createTable(r ->
          r.tableName(TABLE)
              .keySchema(hash)
              .attributeDefinitions(id)
              .billingMode(BillingMode.PAY_PER_REQUEST)
              .tags(List.of(tag.build())));
    }
  }

  void createBucket() {
    var place = CreateBucketConfiguration.builder().locationConstraint(MotoServer.REGION.id());
    try (var s3 = s3()) {
      s3.createBucket(r -> r.bucket(bucket()).createBucketConfiguration(place.build()));
    }
  }

  /// Replaces the bucket's tags.
  void tagBucket(Map<String, String> bucketTags) {
    var set =
        bucketTags.entrySet().stream()
            .map(tag ->
                software.amazon.awssdk.services.s3.model.Tag.builder()
                    .key(tag.getKey())
                    .value(tag.getValue())
                    .build())
            .toList();
    try (var s3 = s3()) {
      s3.putBucketTagging(r -> r.bucket(bucket()).tagging(Tagging.builder().tagSet(set).build()));
    }
  }

  Map<String, String> tableTags() {
    try (var dynamo = moto.client(DynamoDbClient.builder(), credentials)) {
      var arn = dynamo.describeTable(r -> r.tableName(TABLE)).table().tableArn();
      return dynamo.listTagsOfResource(r -> r.resourceArn(arn)).tags().stream()
          .collect(toMap(tag -> tag.key(), tag -> tag.value()));
    }
  }

  Map<String, String> bucketTags() {
    try (var s3 = s3()) {
      return s3.getBucketTagging(r -> r.bucket(bucket())).tagSet().stream()
          .collect(toMap(tag -> tag.key(), tag -> tag.value()));
    }
  }

  Parameter parameter(String name) {
    try (var ssm = moto.client(SsmClient.builder(), credentials)) {
      return ssm.getParameter(r -> r.name(name)).parameter();
    }
  }

  private S3Client s3() {
    return moto.client(S3Client.builder().forcePathStyle(true), credentials);
  }

  private String bucket() {
    return "orders-of-" + id;
  }
}
