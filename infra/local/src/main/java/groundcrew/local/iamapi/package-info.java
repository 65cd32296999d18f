/// # IAM's API
///
/// > Shows the roles of an account. Package `iam` keeps them and decides every call.
///
/// ## Requirements
///
/// 1. A caller sees the roles of its own account only. _(why: as IAM does)_
///
/// ## Out of scope
///
/// Users, groups, and calls that change anything: templates create roles.
@NullMarked
package groundcrew.local.iamapi;

import org.jspecify.annotations.NullMarked;
