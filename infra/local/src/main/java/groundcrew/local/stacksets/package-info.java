/// # Stack sets
///
/// `AWS::CloudFormation::StackSet` with service-managed permissions: one template in every account
/// below some units of the organization.
///
/// ## Requirements
///
/// 1. Every active account below the units has an instance in each of the regions, the management
///    account never. _(why: a service-managed stack set leaves it out; who forgets the management
///    account's own stack must see it here)_
/// 2. What the stack set may not create without a capability, or could create in one region only,
///    stops the start. _(why: CloudFormation refuses it after the deployment has begun)_
/// 3. A property, a unit or a parameter that is not understood stops the start with the logical id.
///
/// ## Out of scope
///
/// Self-managed permissions, updates, and accounts that join a unit later: the organization does
/// not change while the local cloud runs.
@NullMarked
package groundcrew.local.stacksets;

import org.jspecify.annotations.NullMarked;
