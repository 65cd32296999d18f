/// # Metrics
///
/// > What CloudWatch remembers of numbers, and the questions that it answers about them.
///
/// ## Requirements
///
/// 1. Data is kept by minute, by second where it came in high resolution, as count, sum, minimum
///    and maximum. _(why: there is no last value: both points of one period count in Maximum)_
/// 2. A call with one wrong datum stores none; sizes, numbers and times are limited as CloudWatch
///    limits them. _(why: what is too large must fail here)_
/// 3. A Metrics Insights query of another form than `SELECT MAX(x) FROM SCHEMA("ns", Dim) GROUP BY
///    Dim ORDER BY MAX() DESC LIMIT 500` is refused. _(why: an answer to another question would
///    look like one to this)_
///
/// ## Out of scope
///
/// Percentiles, metric math, entities, retention, other accounts' metrics, and the minutes until
/// new data and new metrics are seen.
@NullMarked
package groundcrew.local.metrics;

import org.jspecify.annotations.NullMarked;
