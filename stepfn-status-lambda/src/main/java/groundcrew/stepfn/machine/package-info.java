/// What is known of a state machine: its newest execution, the verdict of its newest finished one,
/// and the time of its newest success.
///
/// 1. *Newest* is by the time of the start, then by ARN, however late an event or a reading of it
///    arrives: events come in any order, and Step Functions lists with a delay.
/// 2. A running execution never hides the verdict before it, so both are kept.
/// 3. What is known is changed by one pure step ([Reading#with]), and written only over what that
///    step began with ([Readings#replace]): two functions write at the same time.
@NullMarked
package groundcrew.stepfn.machine;

import org.jspecify.annotations.NullMarked;
