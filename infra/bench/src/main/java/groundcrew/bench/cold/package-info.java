/// # Cold starts
///
/// > From the start of a function to the answer of its first event, beside peers that make the same
/// > calls.
///
/// ## Requirements
///
/// 1. Measures every handler that the synthesised templates name: its own JAR, the official runtime
///    client and a real event. _(why: a benchmark that needs a list of functions misses the next
///    one)_
/// 2. Learns what AWS answers from the local cloud in the same run, then replays it from memory
///    over TLS that the function verifies. _(why: every start makes the same calls, and none waits
///    for a fake)_
/// 3. Ends with an error where a peer makes other calls than the function. _(why: the function
///    would be compared with less work)_
/// 4. Interleaves rounds: each variant runs once before one of them runs again. _(why: other load
///    of the machine then affects all of them)_
/// 5. Cuts every connection, forgets every TLS session and lets credentials expire between the
///    hooks of a snapshot and the first event. _(why: none of them is there after a restore)_
/// 6. Learns from the calls before the snapshot which functions are primed. _(why: a list would
///    name a function that has stopped making them)_
@NullMarked
package groundcrew.bench.cold;

import org.jspecify.annotations.NullMarked;
