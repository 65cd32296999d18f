/// # Resource Explorer
///
/// > A fake of AWS Resource Explorer: `ListResources` over the resources of the fixture, with tags
/// > or without.
///
/// ## Requirements
///
/// - E1 — What never had a tag is listed here, and only here. _(why: it is why a tagger asks)_
/// - E2 — Where an account has no index and default view in a region, the call is refused with 401
///   and without a reason. _(why: that is all that AWS tells, and it must not stop a run)_
/// - E3 — `tag:none` means no tag of the user's: what has `aws:` tags alone is found,
///   CloudFormation stacks are too. _(why: a tagger must leave the stacks alone, and no filter does
///   it)_
/// - E4 — Every index shows the global resources besides its region's own, in the region `global`.
///   _(why: a caller that does not filter by region tags them in a region that cannot)_
/// - E5 — Pages may be short or empty; a page of 1,000 is the last one whatever is left; tokens
///   live 24 hours.
/// - E6 — A filter that is not understood is refused, never guessed.
/// - E7 — The index is up to date unless a test lets it stand still.
/// - E8 — A multi-account view shows the resources of every account. _(why: a caller that does not
///   look at the owner tags the resources of another account)_
///
/// ## Out of scope
///
/// - `Search`, views with filters of their own, aggregator indexes, properties of resources, and
///   everything that changes indexes and views.
@NullMarked
package groundcrew.local.explorer;

import org.jspecify.annotations.NullMarked;
