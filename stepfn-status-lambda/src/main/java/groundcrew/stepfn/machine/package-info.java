/// The status of a state machine: its newest execution, its outcome, and the time of its newest
/// success.
///
/// 1. *Newest* is by start time, then by ARN, however late an event or a read arrives: events come
///    in any order, and Step Functions lists executions with a delay.
/// 2. A running execution never hides the outcome before it, so both are stored.
/// 3. A status changes in one pure step ([MachineStatus#with]) and is written only over the version
///    that the step started from ([MachineStatuses#replace]): two functions write at the same time.
@NullMarked
package groundcrew.stepfn.machine;

import org.jspecify.annotations.NullMarked;
