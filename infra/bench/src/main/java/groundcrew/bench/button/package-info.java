/// # Benchmark of the green button
///
/// > `./groundcrew bench button`: from a press to its queued print job, beside each other and after
/// > a restore, and what a thousand presses cost besides their trees.
///
/// ## Requirements
///
/// - B1 — The time begins before the device publishes, and ends when AWS IoT has the job, as the
///   gateway sees it. _(why: what the function says of itself leaves out what a visitor waits for)_
/// - B2 — The real JAR runs with the real templates, devices are connected by MQTT with mutual TLS,
///   and each call of AWS takes the time that AWS takes. _(why: against a fake that answers at once
///   any code is fast)_
/// - B3 — Presses that are measured meet processes that run already; the first press after a
///   restore is measured apart. _(why: one of them in a hundred would decide the p99)_
/// - B4 — The bill says what was counted, what is assumed, and each price. _(why: a sum without
///   them cannot be checked)_
/// - B5 — Whatever is printed is kept as JSON with command, date and machine.
///
/// ## Out of scope
///
/// What AWS takes to bring a snapshot back, TLS to AWS and to Tree-Nation, and what the network
/// takes: they come on top.
@NullMarked
package groundcrew.bench.button;

import org.jspecify.annotations.NullMarked;
