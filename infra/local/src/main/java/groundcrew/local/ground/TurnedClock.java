package groundcrew.local.ground;

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

  /// Lets so many minutes pass.
  ///
  /// @param each is run at the end of every one
  public void passMinutes(int minutes, Runnable each) {
    for (var i = 0; i < minutes; i++) {
      turn(Duration.ofMinutes(1));
      each.run();
    }
  }

  /// Turns it further ahead.
  public void turn(Duration further) {
    ahead = ahead.plus(further);
  }
}
