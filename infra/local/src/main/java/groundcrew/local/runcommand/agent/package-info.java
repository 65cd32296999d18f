/// # SSM Agent
///
/// > Runs the steps of a document on a node: as a process of this machine, or as a recorded run.
///
/// ## Requirements
///
/// - A1 — A script is started as the agent does it, `sh -c <file>`, in a directory of its own and
///   with a clean environment. _(why: a script that needs bash and does not say so fails here too)_
/// - A2 — A script is a group of processes, which is killed as a whole at its time-out, when it is
///   canceled, when it ends, and when the cloud ends, however that happens.
/// - A3 — Exit code 137 is a time-out, whoever killed the script. _(why: the agent takes it for its
///   own kill)_
/// - A4 — The step after one that failed runs all the same; a step whose precondition does not hold
///   is a success.
@NullMarked
package groundcrew.local.runcommand.agent;

import org.jspecify.annotations.NullMarked;
