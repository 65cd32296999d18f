/// # CloudWatch Logs
///
/// > Shows the log groups of functions and their lines.
///
/// ## Requirements
///
/// 1. A line has the time at which it came on the cloud's clock, which may be turned. _(why: what a
///    schedule started stands beside its time)_
///
/// ## Out of scope
///
/// Log groups of other services, writing by call, Logs Insights, subscriptions, and patterns with
/// operators.
@NullMarked
package groundcrew.local.logs;

import org.jspecify.annotations.NullMarked;
