/// # Benchmark of tagging
///
/// > `./groundcrew bench tagging`: how many calls a run makes and how fast it is, beside the least
/// > that is possible, and beside others that do the same.
///
/// ## Requirements
///
/// - B1 — Calls are counted at the gateway, with full pages and without faults. _(why: what the
///   code under test counts of itself is not a measurement)_
/// - B2 — The least possible is calculated from the fixture as it was before the run. _(why: a
///   bound that is taken from what was measured is always met)_
/// - B3 — What the services do by themselves is left out: an event source mapping's polling belongs
///   to Lambda. _(why: no code can save it)_
/// - B4 — Pace is measured under AWS's published rates and with the time that AWS takes to answer.
///   _(why: against a fake that answers at once any code is fast)_
/// - B5 — Whatever is printed is kept as JSON with command, date and machine.
///
/// ## Out of scope
///
/// Faults: they cost calls, and `./groundcrew soak tagging` shows what becomes of them.
@NullMarked
package groundcrew.bench.tagging;

import org.jspecify.annotations.NullMarked;
