package groundcrew.treebutton.jobevents;

import groundcrew.common.Deadline;

/// The events of AWS IoT jobs in this account and region. They are a setting of all users together.
public interface JobEvents {
  /// Returns which events are on.
  EventSwitches current(Deadline deadline);

  /// Sets which events are on. Events of other kinds stay as they are.
  void set(EventSwitches switches, Deadline deadline);
}
