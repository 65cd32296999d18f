/// # EventBridge Scheduler
///
/// Fires schedules when their time has come, which a test or the demo says: by name, or by a clock.
///
/// ## Requirements
///
/// 1. The role of a schedule is decided before its target is called. _(why: a missing
///    `lambda:InvokeFunction` must fail here)_
/// 2. Local times that daylight saving skips are skipped, those that it repeats fire once, as the
///    service does. _(why: a nightly run must come once a night)_
/// 3. A schedule with a flexible window fires at some moment of it, which its ARN and its time
///    decide. _(why: who counts on the first moment is wrong in AWS)_
///
/// ## Out of scope
///
/// Targets other than functions.
@NullMarked
package groundcrew.local.scheduler;

import org.jspecify.annotations.NullMarked;
