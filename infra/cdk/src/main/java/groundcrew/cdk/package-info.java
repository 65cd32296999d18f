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
/// 5. What every stack must have is said once ([StackDefaultsAspect]): permissions boundary, role
///    path, customer key, log retention, tags, termination protection.
/// 6. Synthesis needs no AWS account, no look-up and no CDK command line.
///
/// Why CDK in Java: the handler names, the variables and the policies are checked by the compiler
/// and by JUnit before anything is deployed, and the local cloud runs the very same templates.
///
/// 7. Each level of tags is a stack of its own ([TaggingStack]): a level is planned, stopped and
///    removed without the others. What every account needs is brought there by a StackSet
///    ([MemberRolesStack]), so that an account that joins is tagged without anybody's help.
/// 8. A template depends on the configuration and the JAR alone, not on the machine or the time, so
///    that a diff shows what somebody changed.
///
/// Out of scope: bootstrapping, trusted access between Organizations and CloudFormation, customer
/// keys and boundaries (they are referred to, not created).
///
/// The local cloud and the launcher call [GroundcrewApp] and [Configuration]; nothing else is
/// public.
@NullMarked
package groundcrew.cdk;

import org.jspecify.annotations.NullMarked;
