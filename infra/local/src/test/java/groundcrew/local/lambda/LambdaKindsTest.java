package groundcrew.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.iam.Keys;
import groundcrew.local.template.Created;
import groundcrew.local.template.Place;
import groundcrew.local.template.Resource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init")
class LambdaKindsTest {
  private static final String FUNCTION =
      """
      {"Code": {"S3Bucket": "b", "S3Key": "k"}, "Handler": "sample.Sample", "Runtime": "java25",
       "Role": "arn:aws:iam::111122223333:role/r", "Timeout": 60, "MemorySize": "512",
       "Environment": {"Variables": {"COLOUR": "green"}}%s}
      """;

  private final List<String> permissions = new ArrayList<>();
  private Lambda lambda;
  private LambdaKinds kinds;

  @BeforeEach
  void open(@TempDir Path work) {
    lambda =
        new Lambda(
            LambdaSettings.of(
                work,
                () -> URI.create("http://127.0.0.1:1"),
                (role, session, service) -> new Keys("a", "b", "c", Instant.MAX)));
    kinds = new LambdaKinds(lambda, resource -> Path.of("sample.jar"), new Permissions());
  }

  @AfterEach
  void close() {
    lambda.close();
  }

  @Test
  void aFunctionIsRegisteredAsDeclared() throws IOException {
    var created = create("AWS::Lambda::Function", FUNCTION.formatted(""));
    assertThat(created.ref()).isEqualTo("stack-Thing");
    var function = lambda.function("stack-Thing");
    assertThat(function.arn())
        .isEqualTo("arn:aws:lambda:eu-west-1:111122223333:function:stack-Thing")
        .isEqualTo(created.attributes().get("Arn"));
    assertThat(function.timeout()).isEqualTo(Duration.ofMinutes(1));
    assertThat(function.memoryMb()).isEqualTo(512);
    assertThat(function.environment()).containsEntry("COLOUR", "green");
  }

  @Test
  void aVersionAndItsAliasCanBeInvokedAndAPermissionIsHandedOver() throws IOException {
    create("AWS::Lambda::Function", FUNCTION.formatted(""));
    var version = create("AWS::Lambda::Version", "{\"FunctionName\": \"stack-Thing\"}");
    assertThat(version.ref()).endsWith(":function:stack-Thing:1");
    assertThat(version.attributes()).containsEntry("Version", "1");
    var alias =
        create(
            "AWS::Lambda::Alias",
            "{\"FunctionName\": \"stack-Thing\", \"FunctionVersion\": \"1\", \"Name\": \"live\"}");
    assertThat(alias.ref()).endsWith(":function:stack-Thing:live");
    assertThat(lambda.function(alias.ref()).snapStart()).isFalse();
    assertThat(lambda.version(lambda.function(alias.ref()).arn(), "live")).contains("1");
    create(
        "AWS::Lambda::Permission",
        "{\"FunctionName\": \"stack-Thing\", \"Action\": \"lambda:InvokeFunction\", \"Principal\": \"events.amazonaws.com\"}");
    assertThat(permissions)
        .containsExactly(
            "arn:aws:lambda:eu-west-1:111122223333:function:stack-Thing{\"Sid\":\"Thing\",\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"events.amazonaws.com\"},\"Action\":\"lambda:InvokeFunction\",\"Resource\":\"arn:aws:lambda:eu-west-1:111122223333:function:stack-Thing\"}");
  }

  @Test
  void aFunctionMayStartFromSnapshotsOfItsVersions() throws IOException {
    create(
        "AWS::Lambda::Function",
        FUNCTION.formatted(", \"SnapStart\": {\"ApplyOn\": \"PublishedVersions\"}"));
    assertThat(lambda.function("stack-Thing").snapStart()).isTrue();
  }

  @Test
  void anAliasOfAVersionThatIsNotThereStopsTheStart() throws IOException {
    create("AWS::Lambda::Function", FUNCTION.formatted(""));
    assertThatThrownBy(() ->
            create(
                "AWS::Lambda::Alias",
                "{\"FunctionName\": \"stack-Thing\", \"FunctionVersion\": \"1\", \"Name\": \"live\"}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Thing (AWS::Lambda::Alias): property FunctionVersion ");
  }

  @Test
  void aPermissionOnAnAliasIsTheAliasesOwnAndKeepsItsConditions() throws IOException {
    create("AWS::Lambda::Function", FUNCTION.formatted(""));
    var alias = "arn:aws:lambda:eu-west-1:111122223333:function:stack-Thing:live";
    create(
        "AWS::Lambda::Permission",
        "{\"FunctionName\": \"%s\", \"Action\": \"lambda:InvokeFunction\", \"Principal\": \"444455556666\", \"SourceArn\": \"arn:aws:x\", \"SourceAccount\": \"1\"}"
            .formatted(alias));
    assertThat(permissions.getFirst())
        .startsWith(alias + "{")
        .contains(
            "\"Principal\":{\"AWS\":\"444455556666\"}",
            "\"Condition\":{\"ArnLike\":{\"aws:SourceArn\":\"arn:aws:x\"},\"StringEquals\":{\"aws:SourceAccount\":\"1\"}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ", \"Layers\": [\"x\"]         | Layers",
        ", \"Runtime\": \"java21\"     | must be java25, but is java21",
        ", \"Timeout\": \"soon\"       | 'soon'",
        ", \"PackageType\": \"Image\"  | must be Zip",
        ", \"SnapStart\": {\"ApplyOn\": \"All\"} | must be PublishedVersions or None",
        ", \"Environment\": {\"Variables\": {\"AWS_REGION\": \"x\"}} | reserved variable AWS_REGION"
      })
  void whatCannotBeHonouredStopsTheStartWithItsLogicalId(String property, String fault) {
    assertThatThrownBy(() -> create("AWS::Lambda::Function", FUNCTION.formatted(property)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Thing (AWS::Lambda::Function): ")
        .hasMessageContaining(fault);
  }

  private final class Permissions implements FunctionPolicies {
    @Override
    public void add(String arn, JsonNode statement) {
      permissions.add(arn + statement);
    }

    @Override
    public void remove(String arn, String sid) {
      permissions.removeIf(one -> one.startsWith(arn + "{\"Sid\":\"" + sid + "\""));
    }
  }

  private Created create(String type, String properties) throws IOException {
    return kinds.create(
        new Resource(
            "Thing",
            type,
            (ObjectNode) new ObjectMapper().readTree(properties),
            new Place("stack", "111122223333", "eu-west-1")));
  }
}
