package groundcrew.treebutton.press;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.Deadline;
import groundcrew.common.Retries;
import groundcrew.common.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdmitPressTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final Duration INTERVAL = Duration.ofSeconds(3);

  private final VirtualTime time = new VirtualTime(NOON);
  private final Deadline deadline = new Deadline(time, NOON.plus(Duration.ofMinutes(1)));
  private final InMemoryPresses presses = new InMemoryPresses();
  private int dailyLimit = 100;

  @Test
  void acceptsAPress() {
    var admission = admit("a", NOON, NOON);

    assertThat(admission.isNew()).isTrue();
    assertThat(admission.record().state()).isEqualTo(PressState.CLAIMED);
  }

  @Test
  void answersASecondDeliveryLikeTheFirst() {
    var first = admit("a", NOON, NOON).record();
    var second = admit("a", NOON, NOON.plusMillis(1));

    assertThat(second.isNew()).isFalse();
    assertThat(second.record()).isEqualTo(first);
  }

  @Test
  void limitsAPressWithinTheIntervalAndItsDeliveriesForEver() {
    admit("a", NOON, NOON);
    var soon = NOON.plus(INTERVAL).minusMillis(1);
    assertThat(admit("b", soon, soon).record().state()).isEqualTo(PressState.LIMITED);

    var later = NOON.plusSeconds(60);
    assertThat(admit("b", soon, later).record().state()).isEqualTo(PressState.LIMITED);
  }

  @Test
  void acceptsAPressAfterTheInterval() {
    admit("a", NOON, NOON);
    var later = NOON.plus(INTERVAL);

    assertThat(admit("b", later, later).record().state()).isEqualTo(PressState.CLAIMED);
  }

  @Test
  void theIntervalIsThatOfEachButton() {
    admit("a", NOON, NOON);

    assertThat(admit(new Press("b", "other", NOON, NOON)).record().state())
        .isEqualTo(PressState.CLAIMED);
  }

  /// A device that was offline sends its queue at once, and in any order.
  @Test
  void acceptsAnHonestBacklog() {
    var states =
        IntStream.range(0, 16)
            .mapToObj(i -> admit("p" + i, NOON.minus(INTERVAL.multipliedBy(i)), NOON))
            .map(admission -> admission.record().state())
            .toList();

    assertThat(states).hasSize(16).containsOnly(PressState.CLAIMED);
  }

  @Test
  void limitsAHostileBacklogWhateverItsAges() {
    var accepted =
        IntStream.range(0, 100)
            .mapToObj(i -> admit("p" + i, NOON.minus(INTERVAL.multipliedBy(i)), NOON))
            .filter(admission -> admission.record().state() == PressState.CLAIMED)
            .count();

    assertThat(accepted).isEqualTo(16);
  }

  @Test
  void theBucketRefillsByOneEachInterval() {
    IntStream.range(0, 20).forEach(i -> admit("p" + i, NOON.minus(INTERVAL.multipliedBy(i)), NOON));
    var later = NOON.plus(INTERVAL.multipliedBy(2));

    assertThat(admit("x", later, later).record().state()).isEqualTo(PressState.CLAIMED);
    assertThat(admit("y", later.minus(INTERVAL.multipliedBy(100)), later).record().state())
        .isEqualTo(PressState.CLAIMED);
    assertThat(admit("z", later.minus(INTERVAL.multipliedBy(200)), later).record().reason())
        .contains("more than 16 presses of this button arrived at once");
  }

  @Test
  void acceptsNoMoreThanTheDailyLimitAndGoesOnTheNextDay() {
    dailyLimit = 2;
    var states =
        IntStream.range(0, 3)
            .mapToObj(i -> NOON.plus(INTERVAL.multipliedBy(i)))
            .map(at -> admit("p" + at, at, at).record())
            .map(PressRecord::state)
            .toList();
    var tomorrow = NOON.plus(Duration.ofDays(1));

    assertThat(states).containsExactly(PressState.CLAIMED, PressState.CLAIMED, PressState.LIMITED);
    assertThat(admit("next", tomorrow, tomorrow).record().state()).isEqualTo(PressState.CLAIMED);
  }

  private AdmitPress.Admission admit(String id, Instant pressedAt, Instant receivedAt) {
    return admit(new Press(id, "button", pressedAt, receivedAt));
  }

  private AdmitPress.Admission admit(Press press) {
    var retries = Retries.of(3, Duration.ofMillis(10), Duration.ofMillis(10), time);
    return new AdmitPress(presses, new Limits(dailyLimit, INTERVAL), retries)
        .admit(press, new Lease("worker", NOON.plusSeconds(30)), deadline);
  }
}
