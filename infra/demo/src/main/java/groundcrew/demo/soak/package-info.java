/// # Soak
///
/// > `./groundcrew soak tagging`: a large organization is tagged, and the run is taken back, while
/// > everything goes wrong that can.
///
/// ## Requirements
///
/// - S1 — Every fault at once: AWS's rates and throttling beyond them, internal errors of calls and
///   of single resources, calls that are carried out and whose answer is lost, a poisoned ARN,
///   batches delivered twice, an account without the role, a region that is not enabled, a message
///   of garbage, processes killed in the middle of their work, and so little time that work has to
///   go on in a new message. _(why: each fault alone finds nothing any more; together they meet in
///   places that nobody thought of)_
/// - S2 — The run is judged by the fixture itself, by the journal and by the dead-letter queue,
///   never by what the functions say of their work.
/// - S3 — The seed is told at the start and where the run fails. Victims and shares come from it;
///   what processes do at the same time does not. _(why: a failure must be worth repeating)_
/// - S4 — The run proves that it met the faults: without a single kill, a lost answer or a message
///   that went on it fails. _(why: a soak that nothing happens in passes)_
///
/// ## What is changed in the templates
///
/// The functions get 12 s instead of their time limit and the queues 14 s of visibility instead of
/// six times the limit. _(why: AWS gives a message whose function died back after the visibility
/// time-out alone; a soak would wait half an hour for each kill, and no work would ever be cut
/// off)_ A message may be received 50 times. _(why: here a process dies every few seconds; AWS does
/// not lose five hosts on one message)_ Everything else is what the example configuration deploys.
///
/// ## The green button
///
/// > `./groundcrew soak button`: visitors press the buttons of a booth, while everything goes wrong
/// > that can; once with `TRUST_ORDER_ID`, once without it.
///
/// - S5 — A share of the calls of each operation, and of the orders at Tree-Nation, fails before
///   its effect and the same share after it. A share of the presses is delivered twice, at once or
///   after its end. Processes are killed after each of their calls and around an order. For one
///   wave no press is admitted, and what is in the queue of failures is published again.
/// - S6 — Trees are counted at Tree-Nation, labels in S3, jobs in AWS IoT, prints at the printer.
///   No press has more than one of each, and each has one state at the end.
/// - S7 — A press is UNKNOWN only where Tree-Nation answered unclearly, or the process ended
///   between the record that an order is sent and that of its outcome. _(why: a person has to look
///   at each)_
///
/// ## Out of scope
///
/// Speed: that is for the benchmarks.
@NullMarked
package groundcrew.demo.soak;

import org.jspecify.annotations.NullMarked;
