/// # Tagging
///
/// > Copies account tags to resources: the tags that the platform team sets on an account in the
/// > organization are set on its resources, in every region.
///
/// [groundcrew.tagging.AccountTaggerHandler] runs on a schedule, reads the accounts and their tags,
/// and sends one message for each account and region. [groundcrew.tagging.ResourceTaggerHandler]
/// consumes the messages and tags the resources. [groundcrew.tagging.UndoHandler] undoes a run.
///
/// The path of a task: `accounts` creates it, `message` encodes it, `queue` consumes it and decides
/// about its message, `levels` determines which level owns which key, `tag` decides about each
/// resource, `journal` logs each change before it is made, `resources` makes the calls, `member`
/// provides the clients and credentials of the account, and `undo` reverts what the journal holds.
///
/// ## Requirements
///
/// - T1 — Every ACTIVE account in scope that has at least one of the level's keys gets one message
///   for each region. With `REMOVE=owned`, accounts without any of the keys get messages too.
///   _(why: a suspended account denies every call, and only a message makes the resource tagger
///   remove the tags of an earlier run)_
/// - T2 — An empty value is a value. A value that resources do not accept is reported by its key
///   and length. _(why: AWS allows an empty value, and it is set on purpose; a value may be
///   personal)_
/// - T3 — An account or unit that cannot be read in time, or a message that cannot be sent, is
///   reported after all others are sent, and the invocation fails. _(why: one bad account must
///   neither hide the others nor go unnoticed)_
/// - T4 — A resource that has all tags of the level is not written; a resource that lacks one gets
///   all of them. _(why: AWS allows five calls per second, and only equal writes share a call)_
/// - T5 — CloudFormation stacks and stack sets of any partition are never written, and neither is a
///   resource that would exceed 50 tags. _(why: tagging a stack starts an update of it)_
/// - T6 — A key that the resource has in another case is reported. _(why: AWS treats it as a
///   different key, and cost reports are split between the two)_ IAM ignores the case: there the
///   resource is skipped, or with `KEY_CASE_CONFLICT=replace`, the journal holds the key that went.
///   _(why: a tag that a person set must not be lost)_
/// - T7 — Resources that never had a tag are found through Resource Explorer. _(why: GetResources
///   does not list them, and they need tags most)_ Types that the tagging API cannot tag are left
///   out.
/// - T8 — With `REMOVE=owned`, a key that the level wrote and that the account no longer has is
///   removed from resources that still have the written value. _(why: otherwise a renamed tag stays
///   permanently)_
/// - T9 — A task that is delivered twice, or again after an interruption, results in the same tags.
///   _(why: SQS delivers at least once)_
/// - T10 — The organization is read at half of the rate that AWS publishes, and an invocation that
///   has no time left starts another one, which continues after the last account that was read.
///   _(why: every tool of the organization shares the quota; an invocation lasts 15 minutes at
///   most, and an organization may have thousands of accounts)_
/// - T11 — A key that is only a default is written where the resource lacks it. _(why: a team may
///   know better than the organization)_
/// - L1 — Each level writes what it owns to its parameter before it writes a resource, and only if
///   it changed. _(why: levels that run at the same time must see each other; the number of
///   versions of a parameter is limited)_
/// - L2 — A level never overwrites a key of a level with precedence, and the journal states that it
///   yields. _(why: the resulting tags must not depend on which level runs last)_
/// - L3 — A key that a level with precedence claims during a run is reverted. _(why: both levels
///   may have read the parameters before either wrote its own)_
/// - L4 — A key is removed from the parameter after it is removed from all resources. _(why: a run
///   after an interruption finds it only there)_
/// - J1 — The intent of every change is written before the change is made, and its result after it.
///   _(why: a function can be killed between any two calls)_
/// - J2 — No object of the journal is overwritten. _(why: an undo has no other source)_
/// - J3 — A plan writes intents and makes no change. _(why: a first dry run must be free of risk)_
/// - R1 — Failures inside a successful answer are read, and only the resources whose failure may
///   pass are retried. _(why: TagResources returns status 200 even if it tagged nothing)_
/// - R2 — A call that AWS rejects as a whole is halved until the invalid resource is alone. _(why:
///   one malformed resource would block nineteen valid ones)_ A resource that AWS names is left out
///   at once, and a type that refused shares no call with others.
/// - R3 — A resource whose last failure is an internal error of AWS is read once more after
///   `LISTING_LAG`, or deferred if the deadline comes first. _(why: an internal error can mean
///   done, not done, or not supported, and AWS lists a write late)_
/// - R4 — Calls are rate limited per account and region, and several are in flight. _(why: the
///   quotas cannot be raised, and a call takes longer than the interval between two calls)_
/// - R5 — A resource that does not exist any more is journalled as gone, and is no failure. _(why:
///   AWS lists resources for hours after they are deleted)_
/// - Q1 — Each message of a batch succeeds or fails by itself. _(why: one result for the whole
///   batch loses or repeats work)_
/// - Q2 — A task that runs out of time continues in a new message at the page or batch where it
///   stopped. It may continue without limit while it gets further, and 100 times in a row if it
///   does not. _(why: a large account would never end if each message began at the first page; and
///   nothing but the limit would end a chain that gets no further, since the functions declare
///   `RecursiveLoop: Allow`)_
/// - Q3 — A task that fails permanently moves to the dead-letter queue with its reason. A task for
///   a region that the account has not enabled is done: only an opt-in region, and only if AWS does
///   not know a new session either. _(why: a person has to look at the first, and only at the
///   first; AWS answers the same where the role was deleted and created again)_
/// - Q4 — An exception that is not a [groundcrew.common.PermanentFailureException] is retried.
///   _(why: a programming error or an outage must not discard a task)_
/// - Q5 — Only the newest run writes in an account and region, and no message of a run that is
///   undone. An older run that wrote last has the task of the newer one run again. _(why: SQS keeps
///   no order, and a queue may hold the messages of several nights)_
/// - U1 — An undo restores the oldest value on each resource that still has what the run wrote, and
///   reports all others. _(why: a later change must not be lost)_
/// - U2 — An intent without a result counts as done. _(why: the call may have been made)_
/// - U3 — An undo is a run with its own journal. _(why: it can be a mistake as well)_
///
/// ## Out of scope
///
/// Tags of accounts and units are read, never written. A key that is deleted from the configuration
/// stays on the resources: remove it from the accounts first, then from the configuration.
@NullMarked
package groundcrew.tagging;

import org.jspecify.annotations.NullMarked;
