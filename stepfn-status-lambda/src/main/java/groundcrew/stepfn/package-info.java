/// # Guardian
///
/// > Whether each state machine works, as metrics to alarm on and as a traffic light: how its
/// > latest execution ended, and whether it still runs as often as it should.
///
/// [groundcrew.stepfn.StatusPublisherHandler] is scheduled, reads the machines and publishes what
/// is known of all of them. [groundcrew.stepfn.ExecutionEventHandler] takes each change of an
/// execution's status and publishes that machine at once.
/// [groundcrew.stepfn.TrafficLightWidgetHandler] shows what is known on a dashboard.
///
/// `machine` holds what is known of a machine and keeps it in a table, `states` asks AWS, `publish`
/// is the schedule, `event` an event, `metrics` what is published, `light` the traffic light.
///
/// ## Requirements
///
/// - M1 — The newest execution is the one that was started last, in whatever order executions are
///   seen. _(why: events come late, twice and in any order, and lists are behind)_
/// - M2 — A running execution never hides how the one before it ended: newest execution and newest
///   outcome are two metrics. _(why: an alarm would go out each time a broken machine tries again)_
/// - M3 — An execution that is redriven stays the failure that it was until it ends again. _(why:
///   only what ended badly can be redriven, and nothing is repaired yet)_
/// - M4 — What is known is changed only by who has seen it; who comes second looks again. _(why:
///   the schedule and many events write at the same time)_
/// - M5 — A new machine of an old name starts afresh. _(why: its name is all that the two share)_
/// - S1 — A machine's executions are asked for until its newest, its newest outcome and its last
///   success are told. _(why: of a machine that runs often, a page may hold nothing that has
///   ended)_
/// - S2 — Calls for executions take no more than `QUOTA_SHARE` of AWS's bucket and of what is
///   filled in, and are never repeated. _(why: the quota is the account's; whoever works there
///   needs it)_
/// - S3 — As long as machines wait, a run uses all of that share while it reads. _(why: how old a
///   reading is depends on nothing else)_
/// - S4 — Who has waited longest is read first, machines in trouble or running come four times as
///   often, and one that could not be read has had its turn. _(why: nobody may starve, and these
///   change next)_
/// - S5 — A machine that could not be read is published from what is known; one of which nothing is
///   known has no metric. _(why: a missing value wakes somebody up, an invented one lets them
///   sleep)_
/// - S6 — Throttling costs a machine its turn and nothing else. _(why: it passes by itself)_
/// - S7 — One machine that cannot be read, stored, judged or named is told in the answer and hides
///   no other; a run fails when no machine can be read, or when machines or tags cannot be listed
///   or metrics not published. _(why: the first is that machine's fault, the second is ours)_
/// - S8 — Reading ends early enough to publish. _(why: a run that is killed publishes nothing)_
/// - S9 — A machine that is listed no more is forgotten, unless somebody has changed it meanwhile.
///   _(why: a light for what is gone is never seen to; an event may tell of a machine that is not
///   listed yet)_
/// - S10 — A machine with the tag `groundcrew:max-age` is overdue when its last success is older,
///   counted from its creation when it never had one. _(why: a machine that nobody starts any more
///   fails at nothing)_
/// - S11 — Of EXPRESS machines the last minute in which AWS counted an end is the outcome, the
///   worst end of that minute before the others. _(why: their executions are neither listed nor
///   told, and within a minute there is no order)_
/// - P1 — All metrics of a run have its scheduled time. _(why: each period then has one value of
///   each metric, and CloudWatch has no statistic for the last of two)_
/// - P2 — As many metrics go into a call as AWS takes. _(why: one call for each machine takes
///   longer than the schedule's period)_
/// - P3 — The metric without dimension is published only where it is asked for. _(why: each metric
///   costs money)_
/// - E1 — An event is kept first and then what is known is published, never the event. _(why: it
///   may be an old one)_
/// - E2 — An event that changes nothing is published all the same. _(why: it may be the second
///   attempt of one that was kept and not published)_
/// - E3 — A version or an alias counts for its machine, and a child of a Map Run for none. _(why:
///   they run the same machine; a child is a part of an execution, and may fail without it)_
/// - E4 — A status that is not known is an error. _(why: to guess would be to alarm wrongly, or not
///   at all)_
///
/// ## Out of scope
///
/// Other accounts and regions: the functions are deployed where the machines are. Whether an
/// EXPRESS machine is overdue: its last success is known for an hour only, and the tag on it is
/// ignored. The order of two executions that were started in the same millisecond.
@NullMarked
package groundcrew.stepfn;

import org.jspecify.annotations.NullMarked;
