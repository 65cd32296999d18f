package groundcrew.local.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatch.model.DashboardInvalidInputErrorException;
import software.amazon.awssdk.services.cloudwatch.model.DashboardNotFoundErrorException;

class DashboardsTest {
  private static final String WIDGET =
      "{\"type\":\"custom\",\"width\":24,\"height\":12,\"properties\":{\"endpoint\":\"arn:aws:lambda:eu-west-1:111122223333:function:light\"}}";

  private final MonitoredGateway cloud = new MonitoredGateway();

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void aDashboardIsReadBackAsItWasWritten() {
    put(body(WIDGET));

    var read = cloud.client.getDashboard(r -> r.dashboardName("lights"));

    assertThat(read.dashboardBody()).isEqualTo(body(WIDGET));
    assertThat(read.dashboardArn()).isEqualTo("arn:aws:cloudwatch::111122223333:dashboard/lights");
    assertThatThrownBy(() -> cloud.client.getDashboard(r -> r.dashboardName("none")))
        .isInstanceOf(DashboardNotFoundErrorException.class);
  }

  @Test
  void aTemplatesDashboardIsThere() {
    cloud.dashboard(
        "{'DashboardName':'lights','DashboardBody':'{\\'widgets\\':[]}'}".replace("\\'", "\\\""));

    assertThat(cloud.client.getDashboard(r -> r.dashboardName("lights")).dashboardBody())
        .isEqualTo("{\"widgets\":[]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "widgets | the body is no JSON",
        "{} | widgets must be a list",
        "{'widgets':[{'type':'video','properties':{}}]} | widget 0: the type 'video' is not one of",
        "{'widgets':[{'type':'text'}]} | widget 0: properties are missing",
        "{'widgets':[{'type':'text','width':25,'properties':{}}]} | width must be 1 to 24",
        "{'widgets':[{'type':'custom','properties':{'endpoint':'light'}}]} | must be a function's ARN"
      })
  void whatTheConsoleWouldNotShowIsRefused(String body, String fault) {
    assertThatThrownBy(() -> put(body.replace('\'', '"')))
        .isInstanceOf(DashboardInvalidInputErrorException.class)
        .hasMessageContaining(fault);
  }

  @Test
  void aDashboardHasFiveHundredWidgets() {
    put(body(widgets(500)));

    assertThatThrownBy(() -> put(body(widgets(501)))).hasMessageContaining("more than 500 widgets");
  }

  @Test
  void aDashboardHasTwoThousandFiveHundredMetrics() {
    var metrics = IntStream.range(0, 2501).mapToObj(i -> "[]").collect(Collectors.joining(","));
    var widget = "{\"type\":\"metric\",\"properties\":{\"metrics\":[%s]}}".formatted(metrics);

    assertThatThrownBy(() -> put(body(widget))).hasMessageContaining("more than 2500 metrics");
  }

  private static String widgets(int number) {
    return IntStream.range(0, number).mapToObj(i -> WIDGET).collect(Collectors.joining(","));
  }

  private static String body(String widgets) {
    return "{\"widgets\":[" + widgets + "]}";
  }

  private void put(String body) {
    cloud.client.putDashboard(r -> r.dashboardName("lights").dashboardBody(body));
  }
}
