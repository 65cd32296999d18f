package groundcrew.stepfn.machine;

import static groundcrew.stepfn.machine.Machines.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.Deadline;
import groundcrew.common.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What every lease does.
public abstract class RunLeaseContract {
  private static final Instant UNTIL = NOON.plusSeconds(240);

  private final VirtualTime time = new VirtualTime(NOON);
  private final Deadline deadline = new Deadline(time, NOON.plus(Duration.ofDays(1)));

  /// Returns a lease that no run has.
  protected abstract RunLease lease();

  @Test
  void oneRunHasIt() {
    var lease = lease();

    assertThat(lease.acquire("first", UNTIL, deadline)).isTrue();
    assertThat(lease.acquire("second", UNTIL, deadline)).isFalse();
    assertThat(lease.acquire("first", UNTIL, deadline)).isTrue();
  }

  @Test
  void theNextRunHasItOnceItIsReleased() {
    var lease = lease();
    lease.acquire("first", UNTIL, deadline);

    lease.release("first", deadline);

    assertThat(lease.acquire("second", UNTIL, deadline)).isTrue();
  }

  @Test
  void endsByItself() {
    var lease = lease();
    lease.acquire("killed", UNTIL, deadline);
    time.sleep(Duration.ofMinutes(4));
    assertThat(lease.acquire("early", UNTIL.plusSeconds(300), deadline)).isFalse();
    time.sleep(Duration.ofSeconds(1));

    assertThat(lease.acquire("next", UNTIL.plusSeconds(300), deadline)).isTrue();
  }

  @Test
  void isNotReleasedByARunThatLostIt() {
    var lease = lease();
    lease.acquire("slow", UNTIL, deadline);
    time.sleep(Duration.ofSeconds(241));
    lease.acquire("next", UNTIL.plusSeconds(300), deadline);

    lease.release("slow", deadline);

    assertThat(lease.acquire("third", UNTIL, deadline)).isFalse();
  }

  @Test
  void releasesNothingWhereNoRunHasIt() {
    var lease = lease();
    lease.release("first", deadline);

    assertThat(lease.acquire("second", UNTIL, deadline)).isTrue();
  }
}
