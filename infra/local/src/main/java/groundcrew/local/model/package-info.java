/// # Service models
///
/// > AWS's own description of each service, read as data.
///
/// The local cloud's fakes are worth what their strictness is worth: a call that AWS would refuse
/// must be refused here, and an answer that AWS could not give must not be given. Both are decided
/// by the service models of SDK v1, which are data only; nothing of SDK v1 runs.
///
/// ## Out of scope
///
/// - Rules that the models do not state (sums of sizes, states, quotas): each fake keeps those
///   itself.
/// - REST with XML.
@NullMarked
package groundcrew.local.model;

import org.jspecify.annotations.NullMarked;
