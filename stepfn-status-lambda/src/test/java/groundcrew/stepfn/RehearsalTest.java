package groundcrew.stepfn;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.AwsClients;
import groundcrew.common.Environment;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  private static final Environment ENVIRONMENT = Environment.of(Map.of("TABLE", "guardian"));

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
  void thePublisherReadsOneMachineOfEachType() throws IOException {
    var config = StatusPublisherConfig.from(ENVIRONMENT);
    assertThat(StatusPublisherHandler.rehearse(config, AwsClients.create("test")))
        .startsWith("{\"machines\":2,\"read\":2,\"late\":0,\"removed\":0,\"metrics\":6,")
        .endsWith(",\"failed\":[]}");
  }

  @Test
  void theChangeOfAnExecutionIsTaken() throws IOException {
    var config = ExecutionEventConfig.from(ENVIRONMENT);
    assertThat(ExecutionEventHandler.rehearse(config, AwsClients.create("test")))
        .isEqualTo(
            "{\"machine\":\"rehearsed\",\"status\":\"SUCCEEDED\",\"outcome\":\"SUCCEEDED\","
                + "\"metrics\":3}");
  }

  @Test
  void theTrafficLightShowsOneMachine() throws IOException {
    var config = TrafficLightWidgetConfig.from(ENVIRONMENT);
    assertThat(TrafficLightWidgetHandler.rehearse(config, AwsClients.create("test")))
        .contains("1 failed", "stateMachine:rehearsed", "The oldest reading is");
  }
}
