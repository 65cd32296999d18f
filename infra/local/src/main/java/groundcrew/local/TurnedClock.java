package groundcrew.local;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The machine's clock, which somebody may turn ahead so that nobody waits for minutes to pass;
/// functions keep the machine's own.
public final class TurnedClock implements InstantSource {
  private volatile Duration ahead = Duration.ZERO;

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }

  /// Turns it further ahead.
  public void turn(Duration further) {
    ahead = ahead.plus(further);
  }
}
