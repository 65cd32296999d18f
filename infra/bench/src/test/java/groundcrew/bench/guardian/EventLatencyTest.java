package groundcrew.bench.guardian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EventLatencyTest {
  @Test
  void theMedianIsInTheMiddleOrBetweenTheTwoThere() {
    assertThat(new EventLatency(List.of(300.0, 100.0, 250.0)).median()).isEqualTo(250);
    assertThat(new EventLatency(List.of(300.0, 100.0, 250.0, 200.0)).median()).isEqualTo(225);
  }

  @Test
  void theMaximumIsTheSlowest() {
    assertThat(new EventLatency(List.of(300.0, 100.0)).maximum()).isEqualTo(300);
  }
}
