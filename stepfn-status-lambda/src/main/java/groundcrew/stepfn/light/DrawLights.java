package groundcrew.stepfn.light;

import groundcrew.common.Deadline;
import groundcrew.stepfn.machine.MachineStatuses;

/// Draws the statuses of all machines at the time of the view.
public final class DrawLights {
  private final MachineStatuses statuses;

  public DrawLights(MachineStatuses statuses) {
    this.statuses = statuses;
  }

  /// Returns the page as HTML.
  public String draw(View view, Deadline deadline) {
    var all = statuses.all(deadline);
    return new Page(view, Board.of(all, deadline.clock().instant())).draw();
  }
}
