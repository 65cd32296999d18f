package groundcrew.stepfn.states;

import groundcrew.stepfn.machine.Machine;
import java.time.Instant;

/// A machine as it is listed.
///
/// @param created when the machine was created
public record ListedMachine(Machine machine, Instant created) {}
