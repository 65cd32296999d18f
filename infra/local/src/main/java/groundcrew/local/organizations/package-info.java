/// # Organizations
///
/// > A fake of AWS Organizations that reads the fixture and never changes it.
///
/// ## Requirements
///
/// - O1 — Only the management account and the delegated administrators may read the organization.
///   _(why: an account tagger in the wrong account must fail here as it does in AWS)_
/// - O2 — Pages hold at most 20 accounts, and may be short or empty while more follows. _(why: a
///   caller that stops at the first empty page loses accounts silently)_
/// - O3 — Accounts carry both `State` and the older `Status`. _(why: `Status` is retired by AWS in
///   2026, and the service model of the JAR knows only that one)_ A test may leave one of them out.
/// - O4 — A test can throttle the service, deny the tags of one account, and cut every listing into
///   pages so small that an empty one is among them. _(why: an organization of forty accounts meets
///   none of it by itself)_
///
/// ## Out of scope
///
/// - Policies, handshakes, and everything that changes an organization.
@NullMarked
package groundcrew.local.organizations;

import org.jspecify.annotations.NullMarked;
