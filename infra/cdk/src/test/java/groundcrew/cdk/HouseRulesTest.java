package groundcrew.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
  private static final String KEY =
      "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

  private static final Set<String> WITHOUT_TAGS =
      Set.of(
          "AWS::SQS::QueuePolicy",
          "AWS::SNS::TopicPolicy",
          "AWS::SNS::Subscription",
          "AWS::Scheduler::Schedule",
          "AWS::IAM::ManagedPolicy");

  @Test
  void everyRoleHasThePermissionsBoundaryAndAPath() {
    assertThat(properties(Synthesised.EVERYTHING, "AWS::IAM::Role"))
        .hasSize(4)
        .allMatch(role ->
            role.path("PermissionsBoundary").toString().contains(":policy/boundaries/workload"))
        .allMatch(role -> role.path("Path").asText().equals("/groundcrew/"));
    assertThat(properties(Synthesised.EXAMPLE, "AWS::IAM::Role"))
        .noneMatch(role -> role.has("PermissionsBoundary"));
  }

  @Test
  void customerKeyEncryptsQueuesTopicsLogsAndVariables() {
    assertThat(properties(Synthesised.EVERYTHING, "AWS::SQS::Queue"))
        .hasSize(3)
        .allMatch(queue -> queue.path("KmsMasterKeyId").asText().equals(KEY))
        .noneMatch(queue -> queue.has("SqsManagedSseEnabled"));
    assertThat(properties(Synthesised.EVERYTHING, "AWS::Lambda::Function"))
        .hasSize(2)
        .allMatch(function -> function.path("KmsKeyArn").asText().equals(KEY));
    assertThat(properties(Synthesised.EVERYTHING, "AWS::Logs::LogGroup"))
        .hasSize(2)
        .allMatch(log -> log.path("KmsKeyId").asText().equals(KEY));
    assertThat(properties(Synthesised.EVERYTHING, "AWS::SNS::Topic"))
        .hasSize(1)
        .allMatch(topic -> topic.path("KmsMasterKeyId").asText().equals(KEY));
  }

  @Test
  void logsAreKeptAsLongAsConfigured() {
    assertThat(properties(Synthesised.EXAMPLE, "AWS::Logs::LogGroup"))
        .hasSize(2)
        .allMatch(log -> log.path("RetentionInDays").asInt() == 30);
  }

  @Test
  void whatCanHaveTagsHasThem() {
    var resources =
        resources(Synthesised.EXAMPLE)
            .filter(resource -> !WITHOUT_TAGS.contains(resource.path("Type").asText()))
            .toList();
    assertThat(resources)
        .isNotEmpty()
        .allMatch(resource ->
            resource
                .path("Properties")
                .path("Tags")
                .toString()
                .equals("[{\"Key\":\"project\",\"Value\":\"groundcrew\"}]"));
  }

  @Test
  void everyStackIsProtectedFromTermination() {
    for (var stack : Synthesised.EXAMPLE.stacks()) {
      assertThat(Synthesised.EXAMPLE.stack(stack).getTerminationProtection()).as(stack).isTrue();
    }
  }

  private static List<JsonNode> properties(Synthesised app, String type) {
    return resources(app)
        .filter(resource -> resource.path("Type").asText().equals(type))
        .map(resource -> resource.path("Properties"))
        .toList();
  }

  private static Stream<JsonNode> resources(Synthesised app) {
    return app.stacks().stream().flatMap(stack -> app.json(stack).path("Resources").valueStream());
  }
}
