/// # Tagging
///
/// > A fake of the Resource Groups Tagging API over the resources of the fixture.
///
/// ## Requirements
///
/// - T1 — What never had a tag is not listed; what once had one is listed with `Tags: []`.
/// - T2 — A caller sees its own account in the region that it calls, nothing else.
/// - T3 — A resource that cannot be tagged is in `FailedResourcesMap` under HTTP 200; the others of
///   the call are tagged. _(why: a caller that looks at the HTTP status alone believes that all
///   went well)_
/// - T4 — Besides `tag:TagResources` the hosting service's own permission is decided for each ARN.
///   _(why: it is the permission that one forgets)_
/// - T5 — Pages may be short or empty, tokens live 15 minutes by the clock, and each API has its
///   rate.
/// - T6 — A test can make single resources fail: rejected with their whole call, refused for good
///   or for some time, or failed although they were tagged. _(why: these are the faults that a
///   tagger meets at the thousandth account, and never in a small test)_
/// - T7 — GetResources may be up to 60 s behind what this API wrote, where a test asks for it.
///   _(why: AWS promises no consistency and no time, and a tagger that trusts what it reads writes
///   again what it wrote)_
///
/// ## Out of scope
///
/// - Tag policies and compliance reports; rules of single services that are stricter than the
///   API's.
@NullMarked
package groundcrew.local.tagging;

import org.jspecify.annotations.NullMarked;
