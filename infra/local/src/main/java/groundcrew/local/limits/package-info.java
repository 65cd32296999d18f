/// What AWS does to everyone who calls it: pages and throttling, shared by the fakes.
///
/// - Pages may be short or empty while more follows. _(why: a caller that stops at the first empty
///   page misses accounts and resources without any error)_ The fakes do it by page number, so that
///   a test meets the same pages each time.
/// - A bucket of tokens per account, region and API refuses what comes too fast, by an
///   [java.time.InstantSource]. _(why: a test of throttling must not wait for it)_
///
/// Out of scope: which operation has which limit; each service knows its own.
@NullMarked
package groundcrew.local.limits;

import org.jspecify.annotations.NullMarked;
