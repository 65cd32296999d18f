package groundcrew.local.system;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The machine's clock, which a test may turn ahead; functions keep the machine's own.
final class TurnedClock implements InstantSource {
  private volatile Duration ahead = Duration.ZERO;

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }

  void turn(Duration further) {
    ahead = ahead.plus(further);
  }
}
