/// # SSM
///
/// > A fake of the Systems Manager Parameter Store: parameters per account and region.
///
/// ## Requirements
///
/// - P1 — A parameter is not overwritten unless asked, and each write counts its version up. _(why:
///   the tagger's lost-update protection stands on this)_
/// - P2 — Names obey the hierarchy's rules, values the size of their tier.
/// - P3 — The value of a SecureString is in no log, no `toString` and no answer without decryption.
/// - P4 — `GetParametersByPath` gives at most 10 a page, and pages may be short or empty.
///
/// ## Out of scope
///
/// - Labels, policies, allowed patterns, public parameters, and the KMS permission behind a
///   SecureString.
@NullMarked
package groundcrew.local.ssm;

import org.jspecify.annotations.NullMarked;
