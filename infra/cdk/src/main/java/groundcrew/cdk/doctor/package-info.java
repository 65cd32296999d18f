/// Finds out before a deployment what would make it fail, and names the command that mends it.
///
/// 1. It reads the cloud assembly that would be deployed, so that it asks for what its stacks need
///    and for nothing else.
/// 2. It only reads: nothing in an account changes.
/// 3. Every check is made and every finding is shown, so that one run lists all that is missing.
/// 4. What the credentials may not read is unknown, and stops no deployment.
///
/// Out of scope: whether the deploying person may create each resource. CloudFormation answers
/// that.
package groundcrew.cdk.doctor;
