package groundcrew.stepfn.light;

import groundcrew.common.Deadline;
import groundcrew.stepfn.machine.Readings;

/// Draws what is known of all machines at the time of the view.
public final class DrawLights {
  private final Readings readings;

  public DrawLights(Readings readings) {
    this.readings = readings;
  }

  /// Returns the page as HTML.
  public String draw(View view, Deadline deadline) {
    var known = readings.all(deadline);
    return new Page(view, Board.of(known, deadline.clock().instant())).draw();
  }
}
