/// What went wrong somewhere in the cloud, kept until somebody asks.
///
/// - A sentence is returned once. _(why: a test that looks twice must not see the same fault
///   again)_
///
/// Out of scope: who asks, and what a sentence means.
@NullMarked
package groundcrew.local.problems;

import org.jspecify.annotations.NullMarked;
