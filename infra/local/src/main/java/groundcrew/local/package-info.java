/// The local cloud: AWS on loopback, enough of it to run Lambda functions and their infrastructure
/// from templates. It knows no system that it runs.
///
/// ## Requirements
///
/// 1. What runs is wired by the synthesised templates alone. _Why: a wrong handler name, a missing
///    variable or a missing permission fails here, not in production._
/// 2. Every call goes through the one gateway, which proves the caller, validates the input by the
///    service's model, decides by the synthesised policies, and counts. _Why: least privilege and
///    cost are shown, not asserted._
/// 3. Each function is its own process, and its classes are on no other class path. _Why: the
///    shaded JAR must be complete._
/// 4. A service is a package of its own and a line in [LocalCloud]. _Why: one system's services
///    must not disturb another's._
///
/// Packages: `template` reads and deploys, `stacksets` deploys into many accounts, `gateway`
/// receives calls, `model` validates them, `iam` and `sts` decide, `lambda` runs functions,
/// `scheduler`, `eventbridge`, `stepfunctions`, `sqs`, `sns`, `s3`, `dynamodb`, `cloudwatch` (with
/// `metrics` and `alarms`), `organizations`, `tagging`, `explorer`, `ssm`, `iot` and `kms` are
/// services, `fixture` holds accounts and resources, `treenation` is a web service outside of AWS.
///
/// Out of scope: services that no system here uses, and updates of what is deployed.
@NullMarked
package groundcrew.local;

import org.jspecify.annotations.NullMarked;
