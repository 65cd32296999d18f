/// # CloudFormation
///
/// > Shows the stacks that are deployed, with their resources and outputs.
///
/// ## Requirements
///
/// 1. A caller sees the stacks of its own account in the region of its call, and no others. _(why:
///    a stack of another account is found only by who looks into that account)_
///
/// ## Out of scope
///
/// Calls that deploy or delete: templates are deployed by package `template`.
@NullMarked
package groundcrew.local.cloudformation;

import org.jspecify.annotations.NullMarked;
