package groundcrew.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// The longest values that the configuration accepts give names that AWS accepts.
class LongestNamesTest {
  private static final String REGION = "ap-northeast-1";

  /// With the region, the name of the bucket of the outputs has 63 characters, the most of a
  /// bucket.
  private static final String NAME = "a".repeat(19);

  /// With the name, that of the journal bucket has as many.
  private static final String LEVEL = "l".repeat(22);

  /// How many characters the name of a resource may have, by type and property.
  private static final Map<String, Map<String, Integer>> LIMITS =
      Map.ofEntries(
          limit("AWS::CloudFormation::StackSet", "StackSetName", 128),
          limit("AWS::CloudWatch::Alarm", "AlarmName", 255),
          limit("AWS::CloudWatch::Dashboard", "DashboardName", 255),
          limit("AWS::DynamoDB::Table", "TableName", 255),
          limit("AWS::EC2::SecurityGroup", "GroupName", 255),
          limit("AWS::Events::Rule", "Name", 64),
          limit("AWS::IAM::ManagedPolicy", "ManagedPolicyName", 128),
          limit("AWS::IAM::Role", "RoleName", 64),
          limit("AWS::IoT::Policy", "PolicyName", 128),
          limit("AWS::IoT::RoleAlias", "RoleAlias", 128),
          limit("AWS::IoT::TopicRule", "RuleName", 128),
          limit("AWS::Lambda::Function", "FunctionName", 64),
          limit("AWS::Logs::LogGroup", "LogGroupName", 512),
          limit("AWS::S3::Bucket", "BucketName", 63),
          limit("AWS::SNS::Topic", "TopicName", 256),
          limit("AWS::SQS::Queue", "QueueName", 80),
          limit("AWS::SSM::Document", "Name", 128),
          limit("AWS::Scheduler::Schedule", "Name", 64),
          limit("AWS::StepFunctions::StateMachine", "StateMachineName", 80));

  @Test
  void everyGeneratedNameIsShortEnough() throws IOException {
    var app = Synthesised.of("longest-names", longest(Synthesised.exampleYaml()));

    assertThat(app.names().level(LEVEL).journal()).hasSize(63);
    assertThat(app.names().pipeline().bucket()).hasSize(63);
    assertThat(tooLong(app.assembly())).isEmpty();
    assertThat(app.stacks()).allMatch(stack -> stack.getStackName().length() <= 128);
  }

  @Test
  void aNameWithWhichABucketWouldBeTooLongIsAFault() {
    var yaml = longest(Synthesised.exampleYaml()).replace("name: " + NAME, "name: a" + NAME);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfigurationReader.read("x", yaml))
        .withMessageContaining(
            "name: expected at most 19 characters, because the bucket name a%s-pipeline-output-",
            NAME)
        .withMessageContaining("tagging.levels[0].level: expected at most 21 characters");
  }

  private static String longest(String yaml) {
    return yaml.replace("name: groundcrew\n", "name: " + NAME + "\n")
        .replace("  region: eu-west-1\n", "  region: " + REGION + "\n")
        .replace("regions: [eu-west-1]\n", "regions: [" + REGION + "]\n")
        .replace("[cloud-center, platform, project]", "[" + LEVEL + "]")
        .replace("level: cloud-center\n", "level: " + LEVEL + "\n");
  }

  private static List<String> tooLong(Path assembly) throws IOException {
    var found = new ArrayList<String>();
    try (var files = Files.list(assembly)) {
      for (var file : files.filter(path -> path.toString().endsWith(".template.json")).toList()) {
        var resources = new ObjectMapper().readTree(file.toFile()).path("Resources");
        StreamSupport.stream(resources.spliterator(), false)
            .forEach(resource -> add(found, resource));
      }
    }
    return found;
  }

  private static void add(List<String> found, JsonNode resource) {
    LIMITS
        .getOrDefault(resource.path("Type").asText(), Map.of())
        .forEach((property, most) -> {
          var name = resource.at("/Properties/" + property).asText();
          if (name.length() > most) {
            found.add(
                "%s %s has %d characters, %d are allowed"
                    .formatted(resource.path("Type").asText(), name, name.length(), most));
          }
        });
  }

  private static Map.Entry<String, Map<String, Integer>> limit(
      String type, String property, int most) {
    return Map.entry(type, Map.of(property, most));
  }
}
