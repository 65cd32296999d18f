/// # Amazon States Language
///
/// > What a state machine does, by its definition: JSONPath, and exactly the states and fields that
/// > `grammar.yaml` names.
///
/// A definition with anything else is refused when the machine is created, with the place of the
/// field. _(why: an interpreter that ignores a field runs another machine than AWS does)_
///
/// [groundcrew.local.stepfunctions.asl.Run] performs one execution on the agenda's time: waits and
/// retries are tasks of the agenda, and only the time-out of a task is a matter of the machine's
/// clock, which functions use.
@NullMarked
package groundcrew.local.stepfunctions.asl;

import org.jspecify.annotations.NullMarked;
