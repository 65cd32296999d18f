/// # Tagging
///
/// > An account's tags travel to its resources: what the platform team writes on an account in the
/// > organization, its resources carry, in every region.
///
/// [groundcrew.tagging.AccountTaggerHandler] is scheduled, reads accounts and their tags and sends
/// one message for an account and region. [groundcrew.tagging.ResourceTaggerHandler] consumes the
/// messages and tags the resources there.
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
/// - T4 — Each queue record is answered for itself. _(why: a batch that is answered as a whole
///   loses or repeats work)_
/// - T5 — What a resource already has is never written. _(why: five calls a second are all that AWS
///   allows)_
/// - T6 — The failures that AWS reports inside a successful answer are read; what may pass is tried
///   again, the rest is logged with its reason. _(why: TagResources answers 200 when it tagged
///   nothing)_
/// - T7 — CloudFormation's stacks and stack sets are left alone, in every partition. _(why: tagging
///   one starts an update of the stack)_
/// - T8 — The level's keys and tags stand in a parameter of the account and region, written only
///   when they change. _(why: the account's own tools must know which keys are not theirs, and a
///   parameter's versions are limited)_
/// - T9 — Calls are paced by account and region. _(why: the quotas cannot be raised, and others
///   share them)_
/// - T10 — A record for which no time is left is answered as failed. _(why: the next receive finds
///   the rest of it)_
///
/// ## Out of scope
///
/// Resources that never had a tag: GetResources does not list them. Values that differ by letter
/// case of their key: they are other keys to AWS.
@NullMarked
package groundcrew.tagging;

import org.jspecify.annotations.NullMarked;
