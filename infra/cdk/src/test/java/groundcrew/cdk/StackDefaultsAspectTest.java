package groundcrew.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StackDefaultsAspectTest {
  private static final String KEY =
      "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

  private static final Set<String> WITHOUT_TAGS =
      Set.of(
          "AWS::Lambda::Alias",
          "AWS::Lambda::Permission",
          "AWS::Lambda::Version",
          "AWS::SQS::QueuePolicy",
          "AWS::SNS::TopicPolicy",
          "AWS::SNS::Subscription",
          "AWS::S3::BucketPolicy",
          "AWS::Scheduler::Schedule",
          "AWS::IAM::ManagedPolicy",
          "AWS::IoT::Thing",
          "AWS::IoT::PolicyPrincipalAttachment",
          "AWS::IoT::ThingPrincipalAttachment",
          "AWS::Lambda::EventInvokeConfig",
          "Custom::JobEvents");

  @Test
  void everyRoleHasThePermissionsBoundaryAndThePath() {
    assertThat(Synthesised.EVERYTHING.properties("AWS::IAM::Role"))
        .hasSize(4 * 2 + 2 + 4 + 8 + 4 + 1 + 2)
        .allMatch(role ->
            role.path("PermissionsBoundary").toString().contains(":policy/boundaries/workload"))
        .allMatch(role -> role.path("Path").asText().equals("/groundcrew/"));
    assertThat(Synthesised.EXAMPLE.properties("AWS::IAM::Role"))
        .noneMatch(role -> role.has("PermissionsBoundary"));
  }

  @Test
  void customerManagedKeyEncryptsQueuesBucketsTablesTopicsLogsAndVariables() {
    assertThat(Synthesised.EVERYTHING.properties("AWS::SQS::Queue"))
        .hasSize(5 * 2 + 3 + 1 + 1 + 1)
        .allMatch(queue -> queue.path("KmsMasterKeyId").asText().equals(KEY))
        .noneMatch(queue -> queue.has("SqsManagedSseEnabled"));
    assertThat(Synthesised.EVERYTHING.properties("AWS::S3::Bucket"))
        .hasSize(2 + 1 + 1 + 1)
        .extracting(
            bucket -> bucket.at("/BucketEncryption/ServerSideEncryptionConfiguration").toString())
        .containsOnly(
            """
            [{"BucketKeyEnabled":true,"ServerSideEncryptionByDefault":\
            {"KMSMasterKeyID":"%s","SSEAlgorithm":"aws:kms"}}]\
            """
                .formatted(KEY));
    assertThat(Synthesised.EVERYTHING.properties("AWS::DynamoDB::Table"))
        .hasSize(1 + 1 + 1)
        .extracting(table -> table.at("/SSESpecification/KMSMasterKeyId").asText())
        .containsOnly(KEY);
    assertThat(Synthesised.EVERYTHING.properties("AWS::Lambda::Function"))
        .hasSize(3 * 2 + 3 + 4 + 3 + 2)
        .allMatch(function -> function.path("KmsKeyArn").asText().equals(KEY));
    assertThat(Synthesised.EVERYTHING.properties("AWS::Logs::LogGroup"))
        .hasSize(3 * 2 + 3 + 4 + 3 + 2)
        .allMatch(log -> log.path("KmsKeyId").asText().equals(KEY));
    assertThat(Synthesised.EVERYTHING.properties("AWS::SNS::Topic"))
        .hasSize(1)
        .allMatch(topic -> topic.path("KmsMasterKeyId").asText().equals(KEY));
  }

  @Test
  void logGroupsHaveTheConfiguredRetention() {
    assertThat(Synthesised.EXAMPLE.properties("AWS::Logs::LogGroup"))
        .hasSize(3 + 3 + 4 + 3 + 2)
        .allMatch(log -> log.path("RetentionInDays").asInt() == 30);
  }

  @Test
  void everyTaggableResourceHasTheTags() {
    var tags = "[{\"Key\":\"project\",\"Value\":\"groundcrew\"}]";
    for (var app : List.of(Synthesised.EXAMPLE, Synthesised.EVERYTHING)) {
      var resources =
          app.resources()
              .filter(resource -> !WITHOUT_TAGS.contains(resource.path("Type").asText()))
              .toList();
      assertThat(resources)
          .isNotEmpty()
          .allMatch(resource -> resource.at("/Properties/Tags").toString().equals(tags));
    }
  }

  @Test
  void everyStackIsProtectedFromTermination() {
    assertThat(Synthesised.EXAMPLE.stacks())
        .hasSize(8)
        .allMatch(stack -> Boolean.TRUE.equals(stack.getTerminationProtection()));
  }
}
