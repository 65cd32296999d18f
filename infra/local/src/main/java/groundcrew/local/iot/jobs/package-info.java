/// # AWS IoT Jobs
///
/// > Commands that wait for devices: a job has one execution for each thing, which the thing
/// > fetches, works on and ends over MQTT.
///
/// ## Requirements
///
/// - J1 — A job id is used once. _(why: the id is how a caller that tries again asks for one
///   print)_
/// - J2 — The document is that of AWS's managed template, its parameters checked;
///   documentParameters are taken with such a template alone.
/// - J3 — An execution that stays IN_PROGRESS longer than the job allows is TIMED_OUT, and is
///   queued again as often as the job says.
/// - J4 — A thing receives its next execution (`notify-next`) when that changes, and the list of
///   pending ones (`notify`) when an execution is added or ends, not when one starts, as observed
///   of AWS.
/// - J5 — Events are published where they are switched on, and they are off in a new account.
///   _(why: a stack that forgets to switch them on must fail here)_
/// - J6 — An answer goes to the client that asked, subscribed or not, if it may receive it; no rule
///   and no other client sees it.
///
/// ## Out of scope
///
/// - Thing groups, continuous jobs, roll-outs, schedules, abort criteria, presigned URLs, custom
///   templates, the HTTP API of devices.
@NullMarked
package groundcrew.local.iot.jobs;

import org.jspecify.annotations.NullMarked;
