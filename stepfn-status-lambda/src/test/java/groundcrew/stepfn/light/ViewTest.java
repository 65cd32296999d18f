package groundcrew.stepfn.light;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewTest {
  private static final String ARN = "arn:aws:lambda:eu-west-1:111111111111:function:light:live";

  /// The event in the AWS documentation.
  private static final String EVENT =
      """
      {"widgetContext": {"dashboardName": "Name-of-current-dashboard", "widgetId": "widget-16",
        "accountId": "012345678901", "locale": "en",
        "timezone": {"label": "UTC", "offsetISO": "+00:00", "offsetInMinutes": 0},
        "period": 300, "isAutoPeriod": true,
        "timeRange": {"mode": "relative", "start": 1627236199729, "end": 1627322599729,
          "relativeStart": 86400012, "zoom": {"start": 1627276030434, "end": 1627282956521}},
        "theme": "dark", "linkCharts": true, "title": "Traffic light",
        "forms": {"all": {"filter": "orders"}}, "params": {"filter": "configured"},
        "width": 588, "height": 369}, "filter": "configured"}
      """;

  @Test
  void readsTheEventOfTheConsole() {
    assertThat(view(EVENT)).isEqualTo(new View(true, "orders", ARN));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                                                     | ``",
        "{\"widgetContext\":{\"forms\":{\"all\":{}}}}                           | ``",
        "{\"filter\":\"a\",\"widgetContext\":{\"forms\":{\"all\":{}}}}          | a",
        "{\"filter\":2026}                                                       | 2026",
        "{\"filter\":\"a\",\"widgetContext\":{\"forms\":{\"all\":{\"filter\":\"b\"}}}} | b",
        "{\"filter\":\"a\",\"widgetContext\":{\"forms\":{\"all\":{\"filter\":\"\"}}}}  | ``",
        "{\"show\":\"failed\",\"widgetContext\":{\"forms\":{\"all\":{\"filter\":\"b\"}}}} | failed",
        "{\"show\":\"\",\"widgetContext\":{\"forms\":{\"all\":{\"filter\":\"b\"}}}}       | ``",
      })
  void theClickTakesPrecedenceOverTheBoxAndTheBoxOverTheConfiguration(String event, String filter) {
    assertThat(view(event)).isEqualTo(new View(false, filter, ARN));
  }

  private static View view(String event) {
    return View.of(StrictJson.read(event, WidgetEvent.class), ARN);
  }
}
