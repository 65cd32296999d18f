/// # Tagging
///
/// > An account's tags travel to its resources: what the platform team writes on an account in the
/// > organization, its resources carry, in every region.
///
/// [groundcrew.tagging.AccountTaggerHandler] is scheduled, reads accounts and their tags and sends
/// one message for an account and region. [groundcrew.tagging.ResourceTaggerHandler] consumes the
/// messages and tags the resources there. [groundcrew.tagging.UndoHandler] takes a run back.
///
/// The way of an order: `queue` takes it from a batch and settles its message, `levels` says which
/// keys are whose, `tag` decides about each resource, `journal` writes down what is about to
/// happen, `resources` makes the calls, `member` gives them the account's credentials.
///
/// ## Requirements
///
/// - T1 — Every ACTIVE account of the organization, or of the named units and all units below them,
///   with at least one of the level's keys gets one message for each region; where tags are taken
///   away, an account without any gets one too. _(why: a suspended account refuses every call, and
///   only a message makes the tagger look at what a former run left)_
/// - T2 — Empty values are values; a value that no resource takes is reported by its key and
///   length. _(why: AWS allows the empty one, and it is set on purpose; a value may be personal)_
/// - T3 — An account or unit that cannot be read, for which no time was left, or a message that
///   cannot be sent, is reported after all the others were sent, and the invocation fails. _(why:
///   one bad account must neither hide the others nor go unseen)_
/// - T4 — What a resource already has is never written; one that lacks a tag gets all of the
///   level's. _(why: five calls a second are all that AWS allows, and only equal writes share a
///   call)_
/// - T5 — CloudFormation's stacks and stack sets are left alone, in every partition, and so is a
///   resource that would pass 50 tags. _(why: tagging a stack starts its update)_
/// - T6 — A key that is there in another case is told. _(why: to AWS it is another key, and bills
///   split over both)_
/// - T7 — Resources that never had a tag are looked for where Resource Explorer knows them. _(why:
///   GetResources does not list them, and they need it most)_
/// - T8 — With `REMOVE=owned` a key goes that the level put there and the account no longer has,
///   where the resource still holds that value. _(why: a tag that was renamed would stay for ever)_
/// - T9 — An order that comes twice, or again after it broke off, ends in the same tags. _(why: SQS
///   delivers at least once)_
/// - L1 — Each level writes what it owns into its parameter before it touches a resource, and only
///   when it changed. _(why: levels that run side by side must see each other; a parameter's
///   versions are limited)_
/// - L2 — A level never overwrites a key of a level before it, and says in the journal that it
///   yields. _(why: the tags in the end must not depend on who ran last)_
/// - L3 — A key that another level claimed during a run is given back. _(why: both may have looked
///   before either wrote)_
/// - L4 — What is to be taken away leaves the parameter last. _(why: a run that breaks off would
///   not find it again)_
/// - J1 — Whatever is changed is intents first, and its result written afterwards. _(why: a
///   function can be killed between any two calls)_
/// - J2 — Nothing in the journal is overwritten. _(why: it is the only way back)_
/// - J3 — A plan is a journal without calls. _(why: the first rehearsal must not change anything)_
/// - R1 — The failures that AWS reports inside a successful answer are read; what may pass is tried
///   again for those resources alone. _(why: TagResources answers 200 when it tagged nothing)_
/// - R2 — A call that is rejected as a whole is halved until the culprit stands alone. _(why: one
///   malformed resource would hide nineteen)_
/// - R3 — What failed inside AWS to the end is looked at once more. _(why: an internal error can
///   mean done, not done, or not supported)_
/// - R4 — Calls are paced by account and region, several in flight. _(why: the quotas cannot be
///   raised, and a call takes longer than the time between two)_
/// - Q1 — Each queue record is answered for itself. _(why: a batch that is answered as a whole
///   loses or repeats work)_
/// - Q2 — Work that ran out of time goes on in a new message. _(why: a large account would use up
///   its receives and end in the dead-letter queue)_
/// - Q3 — A message that can never be done goes to the dead-letter queue with its reason; a region
///   that the account has not enabled is done. _(why: a person has to look at the first and at no
///   more than that)_
/// - U1 — Undoing puts the oldest value back wherever the resource still holds what the run wrote,
///   and tells of all others. _(why: what somebody changed since is theirs)_
/// - U2 — What was intents and not concluded counts as done. _(why: the call may have been made)_
/// - U3 — An undoing is a run with a journal of its own. _(why: it can be a mistake as well)_
///
/// ## Out of scope
///
/// Tags of accounts and units: they are read, never written. A key that leaves the configuration
/// stays on the resources: first take it from the accounts, then from the configuration.
@NullMarked
package groundcrew.tagging;

import org.jspecify.annotations.NullMarked;
