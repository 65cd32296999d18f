/// The infrastructure of Groundcrew as a CDK app: one configuration file in, a cloud assembly out.
///
/// Requirements:
///
/// 1. One YAML file says everything that differs between organizations; every fault in it is listed
///    at once, with path, expectation and the value received ([Configuration]).
/// 2. What is deployed and what is built cannot drift apart: handler names come from the classes
///    ([Handlers]), the code from the JARs of the same build.
/// 3. Names are stable and explicit: member accounts trust a role by its name ([Names]).
/// 4. Every statement has a purpose and a Sid; a wildcard has a written reason ([Wildcards]) or the
///    check fails ([PolicyCheck]).
/// 5. What every stack must have is said once ([HouseRules]): permissions boundary, role path,
///    customer key, log retention, tags, termination protection.
/// 6. Synthesis needs no AWS account, no look-up and no CDK command line.
///
/// Why CDK in Java: the handler names, the variables and the policies are checked by the compiler
/// and by JUnit before anything is deployed, and the local cloud runs the very same templates.
///
/// Out of scope: bootstrapping, the rollout of the member role to the accounts (a StackSet or a
/// pipeline takes its template), customer keys and boundaries (they are referred to, not created).
///
/// The local cloud and the launcher call [GroundcrewApp] and [Configuration]; nothing else is
/// public.
@NullMarked
package groundcrew.cdk;

import org.jspecify.annotations.NullMarked;
