/// The infrastructure of Groundcrew as a CDK app, which turns one configuration file into a cloud
/// assembly.
///
/// The app is written in Java so that the compiler and JUnit check handler names, variables and
/// policies before a deployment, and the local cloud runs the same templates.
///
/// Requirements:
///
/// 1. One YAML file has everything that differs between organizations. Every fault in it is
///    reported at once, with the path, the expectation and the received value ([Configuration]).
///    _Why: a fault in the middle of a deployment is expensive._
/// 2. Handler names come from the classes ([Handlers]), and the code from the JARs of the same
///    build. _Why: what is deployed must be what was built._
/// 3. Names are explicit and stable ([Names]). _Why: member accounts trust a role by its name._
/// 4. Every policy statement has a Sid. A wildcard has a reason ([Wildcards]), or the check fails
///    ([PolicyCheck]). _Why: least privilege must be reviewable._
/// 5. The defaults of every stack are applied in one place ([StackDefaultsAspect]). _Why: a new
///    resource cannot miss the permissions boundary, the key, the tags or the retention._
/// 6. Synthesis needs no AWS account, no context look-up and no CDK CLI. _Why: tests and the local
///    cloud synthesize too._
/// 7. Each level of tags has its own stack ([TaggingStack]). _Why: a level can be planned, stopped
///    and removed without the others._
/// 8. A StackSet deploys the member role ([MemberRolesStack]). _Why: new accounts are tagged
///    without manual work._
/// 9. A template depends only on the configuration and the JAR, not on the machine or the time.
///    _Why: a diff shows only real changes._
/// 10. Each alarm states what happened and links to its entry in the runbook
///     ([Configuration.Alarms]). _Why: an on-call engineer needs the next command, not a search._
///
/// Out of scope: the CDK bootstrap, trusted access between Organizations and CloudFormation, and
/// the creation of customer managed keys and permissions boundaries.
///
/// The local cloud and the launcher use [GroundcrewApp] and [Configuration]; nothing else is
/// public.
@NullMarked
package groundcrew.cdk;

import org.jspecify.annotations.NullMarked;
