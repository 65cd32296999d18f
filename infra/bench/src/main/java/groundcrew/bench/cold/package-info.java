/// # Cold starts
///
/// > From the start of a function's process to the answer of its first event, beside peers that
/// > make the same calls.
///
/// ## Requirements
///
/// 1. What is measured is every handler that the synthesised templates name, its own JAR, the
///    official runtime client and a real first event. _(why: a benchmark that must be told of a new
///    function misses it)_
/// 2. What AWS answers is learned from the local cloud in the same run, then replayed from memory
///    over TLS that the function verifies. _(why: every start makes the same calls, and none pays
///    for the work of a fake)_
/// 3. A peer that makes other calls than the function ends the benchmark. _(why: it would be
///    compared with less work)_
/// 4. Rounds are interleaved: each variant runs once before one of them runs again. _(why: what
///    else the machine does then falls on all of them)_
/// 5. Time, processor time and memory are taken in runs that are not observed otherwise; classes
///    are counted in a run of their own. _(why: the log of class loading costs time)_
@NullMarked
package groundcrew.bench.cold;

import org.jspecify.annotations.NullMarked;
