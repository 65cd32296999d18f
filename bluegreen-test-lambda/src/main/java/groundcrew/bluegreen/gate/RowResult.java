package groundcrew.bluegreen.gate;

import groundcrew.bluegreen.request.Answer;
import java.math.BigDecimal;
import java.util.Optional;

/// What became of a row, with the answers.
///
/// @param path path as it was requested, or the URL that was refused
/// @param green empty for a row that was refused
/// @param reason why green does not meet the expectation
/// @param blueReason why blue does not
public record RowResult(
    int number,
    String path,
    String expected,
    BigDecimal weight,
    Result result,
    Optional<Answer> green,
    Optional<Answer> blue,
    Optional<String> reason,
    Optional<String> blueReason) {}
