/// # CloudFormation custom resources
///
/// `AWS::CloudFormation::CustomResource` and every `Custom::` type: a function does the work, and
/// answers to an address.
///
/// ## Requirements
///
/// 1. The function is invoked asynchronously with CloudFormation's own request, every number and
///    truth value of its properties as text. _(why: a handler that expects something else fails
///    here)_
/// 2. The answer comes by HTTP PUT to the `ResponseURL`, a loopback address that is known to the
///    request alone. _(why: a function that forgets to answer hangs a deployment)_
/// 3. `FAILED`, an answer that CloudFormation refuses, and no answer within `ServiceTimeout` fail
///    the deployment with the logical id and the reason. _(why: the reason is all that an operator
///    sees)_
/// 4. Another `PhysicalResourceId` in the answer to an update is a replacement: the one before is
///    deleted in the clean-up. _(why: this surprises whoever builds the id from a property)_
///
/// ## Out of scope
///
/// SNS topics as `ServiceToken`. `NoEcho` hides nothing: nothing here shows `Data`.
@NullMarked
package groundcrew.local.customresources;

import org.jspecify.annotations.NullMarked;
