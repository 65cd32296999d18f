/// # Permissions
///
/// > Decides every call by the policies that were synthesised, as IAM would.
///
/// Identity policies, permissions boundaries, resource policies, trust policies and explicit denies
/// are evaluated by IAM's published logic. Whatever the evaluator does not know (an operator, a
/// condition key, an element) it refuses with [UnknownPolicyElement] rather than guess: a policy
/// that is misread in favour of the caller would hide a missing permission.
///
/// ## Out of scope
///
/// - Service control policies, session policies, users and groups, NotPrincipal, `ForAllValues`.
@NullMarked
package groundcrew.local.iam;

import org.jspecify.annotations.NullMarked;
