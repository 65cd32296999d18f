/// # CloudWatch
///
/// > A fake of CloudWatch: metrics, alarms and dashboards behind the gateway.
///
/// Metrics and alarms are packages of their own; this one answers calls, keeps dashboards, and lets
/// the cloud's other services publish what they measure of themselves.
///
/// ## Requirements
///
/// 1. Nothing happens by itself: [CloudWatch#tick] measures and evaluates once, at the time that
///    the clock shows. _(why: time that a test must not wait for is turned)_
/// 2. A dashboard that the console would not show stops the start. _(why: CloudFormation says so
///    only after it has begun)_
///
/// ## Out of scope
///
/// PutMetricAlarm and what else changes alarms by call, Logs, streams, anomaly detection, and the
/// drawing of dashboards.
@NullMarked
package groundcrew.local.cloudwatch;

import org.jspecify.annotations.NullMarked;
