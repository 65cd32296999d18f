package groundcrew.stepfn.states;

import groundcrew.stepfn.machine.Machine;
import java.time.Instant;

/// A state machine in a list.
///
/// @param created its creation time
public record ListedMachine(Machine machine, Instant created) {}
