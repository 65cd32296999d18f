package groundcrew.local.iot.messages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicFilterTest {

  @ParameterizedTest
  @CsvSource({
    "a/b, a/b, true",
    "a/b, a/b/c, false",
    "a/+, a/b, true",
    "a/+, a, false",
    "a/+/c, a//c, true",
    "a/#, a/b/c, true",
    "a/#, a, true",
    "#, a/b, true",
    "#, $aws/events/x, false",
    "+/events/x, $aws/events/x, false",
    "$aws/#, $aws/events/x, true",
    "$aws/events/+, $aws/events/x, true"
  })
  void aFilterMatchesAsMqttSays(String filter, String topic, boolean matches) {
    assertThat(TopicFilter.parse(filter).matches(topic)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "a/b/c/d/e/f/g/h, 0, false",
    "a/b/c/d/e/f/g/h/i, 0, true",
    "$aws/things/x/jobs/y/update, 0, false",
    "a/+, 0, true",
    "a, 131072, false",
    "a, 131073, true"
  })
  void whatAwsDoesNotTakeIsAFault(String topic, int payload, boolean fault) {
    assertThat(MessageLimits.fault(topic, payload).isPresent()).isEqualTo(fault);
  }
}
