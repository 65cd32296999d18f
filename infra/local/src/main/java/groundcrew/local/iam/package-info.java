/// # Permissions
///
/// > Decides every call by the policies that were synthesised, as IAM would.
///
/// Identity policies, permissions boundaries, resource policies, trust policies and explicit denies
/// are evaluated by IAM's published logic. Whatever the evaluator does not know (an operator, a
/// condition key, an element) it refuses with [UnknownPolicyElement] rather than guess: a policy
/// that is misread in favour of the caller would hide a missing permission.
///
/// ## Requirements
///
/// - P1 — A statement that no run needs is found. _(why: what is allowed and never used is what an
///   intruder uses)_ Questions and answers of a run are recorded ([Decisions]) and decided again
///   without the statement: minutes of restarts become milliseconds.
/// - P2 — A statement is named as the template has it, by stack, logical id and Sid, whatever
///   account it is in. _(why: a template of forty accounts has one statement to take away)_
/// - P3 — A refusal is a problem of the run unless a check claims it. _(why: only what a run would
///   fail without may count as needed)_
/// - P4 — A policy stores the unique id of a role that it names. _(why: on AWS a role that is
///   deleted and created again is no longer trusted, which a deployment shows only at its second
///   time)_
/// - P5 — A wildcard in a resource that stood for one value in every call is found
///   ([AskedPattern]). _(why: P1 takes a statement for needed as a whole, however much it allows)_
///
/// ## Out of scope
///
/// - Service control policies, session policies, users and groups, NotPrincipal, `ForAllValues`.
@NullMarked
package groundcrew.local.iam;

import org.jspecify.annotations.NullMarked;
