package groundcrew.stepfn.light;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.StrictJson;
import groundcrew.stepfn.Events;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewTest {
  private static final String ARN = "arn:aws:lambda:eu-west-1:111111111111:function:light:live";

  @Test
  void readsTheEventOfTheConsole() {
    assertThat(view(Events.widgetView())).isEqualTo(new View(true, "orders", ARN));
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
