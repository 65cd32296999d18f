package groundcrew.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.AwsClients;
import groundcrew.common.Environment;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RehearsalTest {
  private static final Map<String, String> VARIABLES =
      Map.of(
          "ROLE_NAME", "Tagger",
          "TAG_KEYS", "owner",
          "REGIONS", "eu-west-1",
          "QUEUE_URL", "https://sqs.eu-west-1.amazonaws.com/111111111111/orders",
          "JOURNAL_BUCKET", "journal");

  /// No call leaves the process: nothing listens at that port.
  @BeforeAll
  static void lookNowhere() {
    System.setProperty("aws.endpointUrl", "http://127.0.0.1:1");
    System.setProperty("aws.region", "eu-west-1");
  }

  @AfterAll
  static void forget() {
    System.clearProperty("aws.endpointUrl");
    System.clearProperty("aws.region");
  }

  @Test
  void theListerOrdersTheTaggingOfOneAccount() throws IOException {
    var config = AccountTaggerConfig.from(environment(Map.of()));
    assertThat(AccountTaggerHandler.rehearse(config, AwsClients.create("test")))
        .isEqualTo("{\"accounts\":1,\"messages\":1,\"skipped\":[],\"failed\":[]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"apply", "plan"})
  void theTaggerDoesItsOrder(String mode) throws IOException {
    var config =
        ResourceTaggerConfig.from(
            environment(Map.of("MODE", mode, "UNTAGGED_SOURCE", "resource-explorer")));
    assertThat(ResourceTaggerHandler.rehearse(config, AwsClients.create("test")))
        .isEqualTo("{\"batchItemFailures\":[]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"apply", "plan"})
  void theUndoerOrdersAnUndoingAndDoesOne(String mode) throws IOException {
    var config = ResourceTaggerConfig.ofUndo(environment(Map.of("MODE", mode)));
    assertThat(UndoHandler.rehearse(config, AwsClients.create("test")))
        .contains("\"accounts\":1,\"messages\":1,\"skipped\":[],\"failed\":[]}")
        .endsWith("{\"batchItemFailures\":[]}");
  }

  private static Environment environment(Map<String, String> more) {
    var variables = new HashMap<>(VARIABLES);
    variables.putAll(more);
    return Environment.of(variables);
  }
}
