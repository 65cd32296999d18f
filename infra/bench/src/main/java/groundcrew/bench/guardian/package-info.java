/// # Benchmark of the Guardian
///
/// > `./groundcrew bench guardian`: what it takes to know how every state machine is: calls for
/// > each machine, time beside what the quotas allow, from an execution's end to its metric, and
/// > the bill of a month.
///
/// ## Requirements
///
/// - B1 — Calls are counted at the gateway, and the least possible is one reading a machine. _(why:
///   what the code under test counts of itself is no measurement)_
/// - B2 — Fleets that one run reads are read by the real function in real time, under AWS's quotas
///   and with the time that AWS takes to answer. _(why: against a fake that answers at once any
///   code is fast)_
/// - B3 — Fleets that take several runs are read by the module's own use case in virtual time.
///   _(why: an hour of waiting shows nothing that a clock without waiting does not)_
/// - B4 — The bill says each price and each assumption. _(why: a sum without them cannot be
///   checked)_
/// - B5 — Whatever is printed is kept as JSON with command, date and machine.
///
/// ## Out of scope
///
/// What EventBridge takes to deliver an event, and free tiers.
@NullMarked
package groundcrew.bench.guardian;

import org.jspecify.annotations.NullMarked;
