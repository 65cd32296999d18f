/// # Common
///
/// > What every function shares: configuration, AWS clients, role assumption, retries, pacing,
/// > deadlines, JSON, logging.
///
/// ## Requirements
///
/// - C1 — A function with missing or malformed variables stops at start-up with one message that
///   lists all of them. _(why: one fault a deployment costs an afternoon)_
/// - C2 — Only [groundcrew.common.Environment] reads the process environment. _(why: configuration
///   is a value, so tests need no process)_
/// - C3 — Every AWS client is built by [groundcrew.common.AwsClients], with time-outs, the SDK's
///   standard retries and a user-agent that names the function. _(why: a client without time-outs
///   hangs until the function is killed)_
/// - C4 — One AssumeRole for an account and a credential lifetime, never for the own account, and
///   the session's name tells function and run. _(why: STS throttles, the management account has no
///   such role, and CloudTrail must tell who it was)_
/// - C5 — Calls to an API are paced by account and region. _(why: quotas are counted there, and
///   cannot be raised)_
/// - C6 — A log line is one JSON object with the request's id. _(why: lines of one invocation must
///   be found together)_
/// - C7 — A client of low, shared quotas slows itself down, and its calls end at the invocation's
///   deadline. _(why: who only tries again keeps the others of the organization out, and who waits
///   too long is killed without an answer)_
/// - C8 — A region is one that the SDK knows. _(why: a mistyped one has the form of a region, and
///   each call to it fails a night later)_
/// - C9 — A list that AWS gives in pages is read until no token is left, and one whose token comes
///   again fails. _(why: pages may be empty, and what never ends is killed without an answer)_
/// - C10 — A client whose calls somebody counts repeats none. _(why: a repetition takes from the
///   quota as well)_
///
/// ## Out of scope
///
/// Anything that only one system needs.
@NullMarked
package groundcrew.common;

import org.jspecify.annotations.NullMarked;
