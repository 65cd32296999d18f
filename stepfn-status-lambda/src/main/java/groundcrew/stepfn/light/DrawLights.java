package groundcrew.stepfn.light;

import groundcrew.stepfn.machine.Readings;
import java.time.InstantSource;

/// Draws what is known of all machines, at the moment that somebody looks.
public final class DrawLights {
  private final Readings readings;
  private final InstantSource clock;

  public DrawLights(Readings readings, InstantSource clock) {
    this.readings = readings;
    this.clock = clock;
  }

  /// Returns the page as HTML.
  public String draw(View view) {
    return new Page(view, Board.of(readings.all(), clock.instant())).draw();
  }
}
