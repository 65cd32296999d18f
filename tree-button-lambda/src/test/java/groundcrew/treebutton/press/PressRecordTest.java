package groundcrew.treebutton.press;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.treebutton.tree.Tree;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PressRecordTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final Press PRESS = new Press("button-1-7", "button-1", NOON, NOON);
  private static final PressRecord CLAIMED = PressRecord.claimed(PRESS, Lease.none(NOON));
  private static final Tree TREE = new Tree("1", "https://tree-nation.com/collect/1", "2", "3");

  @Test
  void expiresAfterNinetyDaysIfNothingWasPaid() {
    assertThat(PressRecord.limited(PRESS, "too many").expires())
        .contains(NOON.plus(Duration.ofDays(90)));
    assertThat(CLAIMED.ended(PressState.FAILED, "no credit").expires()).isPresent();
  }

  /// The record is all that says what was paid.
  @Test
  void neverExpiresIfATreeWasPaidOrMayHaveBeen() {
    assertThat(CLAIMED.planted(TREE).in(PressState.PRINTED).expires()).isEmpty();
    assertThat(CLAIMED.planted(TREE).ended(PressState.FAILED, "no paper").expires()).isEmpty();
    assertThat(CLAIMED.ordering(true).expires()).isEmpty();
    assertThat(CLAIMED.ended(PressState.UNKNOWN, "HTTP 500").expires()).isEmpty();
  }
}
