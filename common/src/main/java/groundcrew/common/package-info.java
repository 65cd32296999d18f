/// # Common
///
/// > What every function shares: configuration, AWS clients, role assumption, retries, rate limits,
/// > deadlines, the JSON mapper, logging, priming.
///
/// ## Requirements
///
/// - C1 — A function with missing or malformed variables stops at start-up with one message that
///   lists all of them. _(why: one fault per deployment costs an afternoon)_
/// - C2 — Only [groundcrew.common.Environment] reads the process environment. _(why: configuration
///   is a value, so tests need no process)_
/// - C3 — Every AWS client is built by [groundcrew.common.AwsClients], with time-outs, the SDK's
///   standard retries and a user agent that names the function. _(why: a client without time-outs
///   hangs until the function is killed)_
/// - C4 — A role is assumed once for an account and a credential lifetime, never in the function's
///   own account, and the name of the session holds function and run. _(why: STS throttles, the
///   management account has no such role, and CloudTrail must show who it was)_
/// - C5 — The rate of calls to an API is limited by account and region. _(why: AWS counts quotas
///   there, and they cannot be raised)_
/// - C6 — A log line is one JSON object with the id of the request. _(why: the lines of one
///   invocation must be found together)_
/// - C7 — Every call ends at the deadline of its invocation, and a client of low, shared quotas
///   slows down when it is throttled. _(why: a function that waits too long is killed without an
///   answer; one that only retries keeps others in the organization from their quota)_
/// - C8 — A region is one that the SDK knows. _(why: a mistyped one has the form of a region, and
///   each call to it fails a night later)_
/// - C9 — A list that AWS returns in pages is read until no token is left, and a token that repeats
///   is an error. _(why: pages may be empty, and a function that never ends is killed without an
///   answer)_
/// - C10 — A client whose calls are rate limited makes one attempt per call. _(why: a retry takes
///   from the quota as well)_
/// - C11 — JSON is read strictly, and an error names the field, never its value. _(why: a guessed
///   value tags the wrong resources, and a value may be personal)_
/// - C12 — Only [groundcrew.common.PermanentFailureException] means that a retry is useless. _(why:
///   a programming error must not delete a message)_
/// - C13 — Text becomes HTML through [groundcrew.common.Markup], which escapes it. _(why: anyone
///   may choose a name or a path, and a page is opened by those who have permissions)_
///
/// ## Out of scope
///
/// Anything that only one system needs.
@NullMarked
package groundcrew.common;

import org.jspecify.annotations.NullMarked;
