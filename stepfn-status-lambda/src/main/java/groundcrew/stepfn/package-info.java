/// # Guardian
///
/// > Shows whether each state machine works, as metrics for alarms and as a traffic light: how its
/// > latest execution ended, and whether it runs as often as it should.
///
/// [groundcrew.stepfn.StatusPublisherHandler] runs on a schedule, reads the machines and publishes
/// the metrics of all. [groundcrew.stepfn.ExecutionEventHandler] receives each change of an
/// execution's status and publishes the metrics of its machine.
/// [groundcrew.stepfn.TrafficLightWidgetHandler] shows all machines on a dashboard.
///
/// `machine` holds the status of a machine and its table, `states` reads from AWS, `publish` is the
/// use case of the schedule, `event` that of an event, `notice` tells people, `metrics` makes and
/// publishes metrics, and `light` draws the traffic light.
///
/// ## Requirements
///
/// - M1 — The newest execution is the one that started last; the outcome is that of the execution
///   that ended last. The order in which executions are observed does not matter. _(why: events are
///   late, duplicated and out of order, and lists lag; an execution that hangs may time out after
///   newer ones succeeded, and must be seen)_
/// - M2 — A running execution never hides the outcome before it: newest execution and outcome are
///   two metrics. _(why: an alarm would clear whenever a broken machine starts again)_
/// - M3 — A redriven execution keeps its outcome until it ends again. _(why: only an unsuccessful
///   execution can be redriven, and nothing is repaired yet)_
/// - M4 — A status is written only over the version that was read; after a conflict it is read
///   again. _(why: the schedule and many events write at the same time)_
/// - M5 — A new machine with a former machine's name starts with an empty status. _(why: the two
///   share nothing but the name)_
/// - S1 — A machine's executions are read until its newest execution, its outcome and its last
///   success are known: mostly one call, of the newest 1,000 starts. _(why: for a machine that runs
///   often, a page may hold no finished execution)_
/// - S2 — Calls to ListExecutions, repeated ones included, use at most `QUOTA_SHARE` of the burst
///   and of the refill rate. _(why: the quota belongs to the account, and its users need it)_
/// - S3 — While machines wait, a run uses all of its share. _(why: the age of a reading depends on
///   nothing else)_
/// - S4 — The longest wait is read first. Machines in trouble or running are read four times as
///   often. A failed read counts as a read. _(why: no machine may starve, and these change next)_
/// - S5 — A machine that could not be read is published from its stored status. A machine about
///   which nothing is known has no metric. _(why: a missing value is noticed, an invented one is
///   not)_
/// - S6 — A machine whose call is throttled is read again within the run, after the others, while
///   share and time allow. _(why: throttling is temporary, and another tool may use the quota)_
/// - S7 — A machine that cannot be read, stored, evaluated or named is listed in the answer and
///   does not affect the others. A run fails if no machine can be read, if machines or tags cannot
///   be listed, or if metrics are not published. _(why: the first is a fault of that machine, the
///   others are faults of the function)_
/// - S12 — A reading that is older than the number of machines and the share explain is late: there
///   is a metric, and nothing is published that the machine works. A machine that could not be read
///   for two runs is in trouble, with the reason. _(why: an old success looks like a new one)_
/// - S13 — One run at a time reads: it has a lease in the table, which ends by itself before the
///   next run. A run that finds it taken does nothing. _(why: two runs use twice the share)_
/// - S14 — Each metric on which an alarm compares machines has a value of no machine in every run.
///   _(why: the alarm must recover when its last machine is gone)_
/// - S8 — Reading ends early enough to publish. _(why: a run that times out publishes nothing)_
/// - S9 — The status of a machine that is no longer listed is removed, unless it has changed since
///   the run read it. _(why: no one resolves a light for a deleted machine; an event may report a
///   machine that is not listed yet)_
/// - S10 — A machine with the tag `groundcrew:max-age` is overdue if its last success is older;
///   without a success, its creation counts. _(why: a machine that is never started never fails)_
/// - S11 — An EXPRESS machine fails if more than `EXPRESS_FAILURE_SHARE` of the executions that AWS
///   counted in the last minutes did not succeed. _(why: its executions are neither listed nor sent
///   as events; one failure among thousands is no outage)_
/// - P1 — All metrics of a run have its scheduled time. _(why: each period then has one value per
///   metric, and CloudWatch has no statistic for the later of two)_
/// - P2 — A call publishes as many metrics as AWS accepts. _(why: one call per machine takes longer
///   than the period of the schedule)_
/// - P3 — The metric without dimension is published only on request. _(why: each metric costs
///   money)_
/// - E1 — An event is stored first; then the stored status is published, not the event. _(why: the
///   event may be old)_
/// - E2 — An event that changes nothing is published as well. _(why: it may be the retry of one
///   that was stored but not published)_
/// - E3 — A version or an alias counts as its machine; a child of a Map Run is ignored, and the
///   rule does not select it. _(why: they run the same machine; a child is part of an execution and
///   may fail without it, and a Map Run may have millions)_
/// - E4 — An unknown status is an error. _(why: a guess leads to a false alarm or to none)_
/// - E5 — For the events of a batch, each machine is read and written once, and one call publishes
///   all metrics, including those of an outcome that the batch itself replaces. A failure that
///   arrives after a newer success is published at the time of its end. _(why: a machine may have
///   hundreds of events a second, whose batches overtake each other; a failure before a success
///   must be noticed, and must not look like the outcome of now)_
/// - E6 — Each message is answered for itself. _(why: one malformed event must not repeat the
///   others)_
/// - E7 — What the rule sends on has neither input nor output of an execution. _(why: they may be
///   personal, and belong in no queue, function or log of ours)_
///
/// ## Out of scope
///
/// Other accounts and regions: the functions run where the machines are. Whether an EXPRESS machine
/// is overdue: its last success is known for an hour only, and its tag is ignored. The order of two
/// executions that start in the same millisecond.
@NullMarked
package groundcrew.stepfn;

import org.jspecify.annotations.NullMarked;
