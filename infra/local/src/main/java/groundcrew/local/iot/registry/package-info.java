/// # The registry
///
/// > Things, the principals that are attached to them, their policies, and role aliases: the
/// > control plane of AWS IoT.
///
/// ## Requirements
///
/// - G1 — IAM's own evaluator decides what a device may do, with the variables of its connection.
///   _(why: a policy with a misspelt variable must fail here)_
/// - G2 — A thing's name is a variable only where a thing has the client's id and the certificate
///   is attached to it, as in AWS.
///
/// ## Out of scope
///
/// - Thing groups and types, policy versions, certificates of other authorities, provisioning.
@NullMarked
package groundcrew.local.iot.registry;

import org.jspecify.annotations.NullMarked;
