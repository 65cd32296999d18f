/// # Step Functions
///
/// > A fake of AWS Step Functions: state machines and their executions.
///
/// The definition of a machine that the API or a template creates is run, see
/// [groundcrew.local.stepfunctions.asl]. A machine of a fixture has none: whoever drives the cloud
/// starts its executions and says how they end; what is in the past already is put there at once,
/// without events and without metrics.
///
/// ## Requirements
///
/// - S1 — Executions are listed newest first, and what happened within the last second may not be
///   seen yet. _(why: a reader that trusts a listing to be current tells of the wrong execution)_
/// - S2 — An execution that is redriven keeps its start and runs again. _(why: it is the newest one
///   still, but no more a failed one)_
/// - S3 — Calls take tokens by account, region and operation; the quotas depend on the region.
///   _(why: thousands of machines cannot be read at once)_
/// - S4 — EXPRESS executions are in no listing and tell nobody: they are counted only. _(why: their
///   metrics are all that AWS keeps of them)_
/// - S5 — Each change of a STANDARD execution is one event, with the members of the real event.
/// - S6 — Tags belong to the fixture's resources. _(why: the tagging API finds machines by them)_
/// - S7 — A definition runs on the agenda's time, with its role deciding each call of a function;
///   it works only while a function runs. _(why: a wait of an hour costs a test nothing)_
/// - S8 — The history has the events of AWS, and as many: it bounds a loop that polls. _(why: an
///   execution fails at 25,000 events)_
///
/// ## Out of scope
///
/// - Definitions of EXPRESS machines, the redrive of what a definition has run, task tokens, logs
///   and traces, Map Runs and PENDING_REDRIVE, versions, aliases, activities, StartSyncExecution,
///   UpdateStateMachine, and the 90 days after which executions are forgotten.
/// - State machines that a fixture's file lists: they are resources with tags, and unknown here.
@NullMarked
package groundcrew.local.stepfunctions;

import org.jspecify.annotations.NullMarked;
