package groundcrew.stepfn.light;

import groundcrew.common.Deadline;
import groundcrew.stepfn.machine.MachineStatuses;

/// Draws what is known of all machines at the time of the view.
public final class DrawLights {
  private final MachineStatuses statuses;

  public DrawLights(MachineStatuses statuses) {
    this.statuses = statuses;
  }

  /// Returns the page as HTML.
  public String draw(View view, Deadline deadline) {
    var known = statuses.all(deadline);
    return new Page(view, Board.of(known, deadline.clock().instant())).draw();
  }
}
