package groundcrew.treebutton.jobevents;

import groundcrew.common.Deadline;
import java.util.Optional;

/// Switches the events of jobs on with a stack, and back to what it found when the stack is
/// deleted. The physical id of the custom resource remembers what it found.
public final class SwitchJobEvents {
  private final JobEvents events;

  public SwitchJobEvents(JobEvents events) {
    this.events = events;
  }

  /// Does what CloudFormation asks for, and returns the physical id of the resource.
  ///
  /// @param existing physical id; absent before the resource is created
  public String apply(String requestType, Optional<String> existing, Deadline deadline) {
    return switch (requestType) {
      case "Create" -> on(events.current(deadline).id(), deadline);
      case "Update" -> on(existing.orElseThrow(() -> missing(requestType)), deadline);
      case "Delete" -> restore(existing.orElseThrow(() -> missing(requestType)), deadline);
      default ->
          throw new IllegalArgumentException(
              "RequestType is %s: expected Create, Update or Delete".formatted(requestType));
    };
  }

  private String on(String id, Deadline deadline) {
    events.set(EventSwitches.ON, deadline);
    return id;
  }

  private String restore(String id, Deadline deadline) {
    // A creation that failed has an id that CloudFormation made up, and changed nothing.
    if (id.startsWith("job-events-before-")) {
      events.set(EventSwitches.found(id), deadline);
    }
    return id;
  }

  private static IllegalArgumentException missing(String requestType) {
    return new IllegalArgumentException(requestType + " needs a PhysicalResourceId");
  }
}
