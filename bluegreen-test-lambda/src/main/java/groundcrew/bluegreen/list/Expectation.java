package groundcrew.bluegreen.list;

import java.time.Duration;
import java.util.Optional;

/// What a row expects of the answer.
///
/// @param contains text in the body
/// @param longest time of the whole exchange
public record Expectation(
    StatusRange status, Optional<String> contains, Optional<Duration> longest) {}
