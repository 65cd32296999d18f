package groundcrew.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import groundcrew.local.stepfunctions.asl.StateError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/// The interpreter beside another one, `aws-local-stepfunctions`, which validates the definitions
/// by `asl-validator`.
class OracleTest {
  private static final Path FOLDER = Path.of("src/test/oracle");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final StateMachineGateway cloud = new StateMachineGateway();

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void bothInterpretersEndEachExecutionAlike() throws Exception {
    if (!Files.isDirectory(FOLDER.resolve("node_modules"))) {
      abort("The oracle is not installed: `npm ci --prefix infra/local/%s`".formatted(FOLDER));
    }
    var cases = cases();
    var expected = oracle(cases);

    var ends = new ArrayList<String>();
    var oracles = new ArrayList<String>();
    for (var i = 0; i < cases.size(); i++) {
      var name = cases.get(i).path("name").asText();
      ends.add(name + ": " + end(cases.get(i)));
      oracles.add(name + ": " + comparable((ObjectNode) expected.get(i)));
    }

    assertThat(ends).hasSizeGreaterThan(10).isEqualTo(oracles);
  }

  private static ArrayNode cases() throws IOException {
    var cases = JSON.createArrayNode();
    for (var machine : new YAMLMapper().readTree(FOLDER.resolve("cases.yaml").toFile())) {
      var definition = JSON.createObjectNode();
      definition.set("definition", machine.path("definition"));
      for (var run : machine.path("runs")) {
        cases.add(((ObjectNode) run).setAll(definition));
      }
    }
    return cases;
  }

  private static JsonNode oracle(JsonNode cases) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder("node", "oracle.cjs")
            .directory(FOLDER.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var in = process.outputWriter()) {
      in.write(cases.toString());
    }
    var answer = JSON.readTree(process.getInputStream());
    assertThat(process.waitFor()).isZero();
    return answer;
  }

  private ObjectNode end(JsonNode tried) {
    for (var answer : tried.path("answers")) {
      cloud.answers.add(() -> {
        if (answer.has("error")) {
          throw new StateError(answer.path("error").asText(), answer.path("cause").asText());
        }
        return answer.path("payload").toString();
      });
    }
    var ended =
        cloud.run(
            tried.path("definition").toString(),
            tried.path("input").toString(),
            Duration.ofHours(1));
    cloud.answers.clear();
    return comparable(shown(ended));
  }

  private static ObjectNode shown(DescribeExecutionResponse ended) {
    var shown = JsonNodeFactory.instance.objectNode();
    if (ended.output() == null) {
      return shown.put("error", ended.error()).put("cause", ended.cause());
    }
    try {
      return shown.set("output", JSON.readTree(ended.output()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The causes of the language's own errors are worded by each interpreter.
  private static ObjectNode comparable(ObjectNode end) {
    if (end.path("error").asText().startsWith("States.")) {
      end.remove("cause");
    }
    return end;
  }
}
