/// # Organizations
///
/// > A fake of AWS Organizations that reads the fixture; what it delegates can be changed.
///
/// ## Requirements
///
/// - O1 — Only the management account, the delegated administrators of any service, and whom the
///   delegation policy allows may read the organization. Others are refused without a reason.
///   _(why: an account tagger in the wrong account must fail here as it does in AWS)_
/// - O2 — Pages hold at most 20 accounts, and may be short or empty while more follows. _(why: a
///   caller that stops at the first empty page loses accounts silently)_
/// - O3 — Accounts carry both `State` and the older `Status`. _(why: `Status` is retired by AWS in
///   2026, and the service model of the JAR knows only that one)_ A test may leave one of them out.
/// - O4 — A test can throttle the service, deny the tags of one account, and cut every listing into
///   pages so small that an empty one is among them. _(why: an organization of forty accounts meets
///   none of it by itself)_
/// - O5 — Accounts, units and the root belong to the management account, whoever asks; IAM decides
///   the calls of other accounts by their own policies alone, and the delegation by itself. _(why:
///   as resources of another account they would need a resource policy each)_
///
/// ## Out of scope
///
/// - Policies of accounts and units, handshakes, trusted access, and everything that changes the
///   organization beside its delegation.
@NullMarked
package groundcrew.local.organizations;

import org.jspecify.annotations.NullMarked;
