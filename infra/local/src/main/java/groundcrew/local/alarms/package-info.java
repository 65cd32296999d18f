/// # Alarms
///
/// > When a number wakes a person.
///
/// Alarms are judged when somebody asks for it, at the time that the clock shows: a test turns the
/// clock and has an hour's alarms in a millisecond.
///
/// ## Requirements
///
/// 1. An alarm looks further back than its evaluation periods, and judges the most recent real
///    points that it finds. _(why: after a metric has stopped, an alarm stays as it is for some
///    periods more)_
/// 2. Missing data is treated as the alarm says, by CloudWatch's two published tables.
/// 3. Actions follow a change of state and nothing else; who may receive them is for the topic to
///    decide. _(why: a test that sees an e-mail for each evaluation would hide that there is one)_
/// 4. An alarm on a grouped query has a state for each contributor. Without any series it never
///    turns ALARM, whatever it says of missing data. _(why: the documentation promises
///    INSUFFICIENT_DATA, other people saw OK; what nobody promises must not wake anybody here)_
///
/// ## Out of scope
///
/// Composite alarms, anomaly detection, metric math, percentiles, actions other than SNS, history,
/// and the event that each change of state sends.
@NullMarked
package groundcrew.local.alarms;

import org.jspecify.annotations.NullMarked;
