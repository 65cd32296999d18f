package groundcrew.tagging.resources;

import groundcrew.common.Pacer;
import groundcrew.common.VirtualTime;
import java.time.Instant;

/// Paces for tests.
public final class Pace {
  private static final double MILLIONS = 1e9;

  private Pace() {}

  /// Returns a pace that no test reaches.
  public static Pacer unlimited() {
    var time = new VirtualTime(Instant.EPOCH);
    return new Pacer(MILLIONS, time, time);
  }
}
