package groundcrew.bluegreen.report;

import java.math.BigDecimal;
import java.util.Optional;

/// What was tested.
///
/// @param list URL of the list
/// @param blue endpoint of the baseline
/// @param hostName name that the requests had
/// @param threshold in percent
public record Subject(
    String list,
    String green,
    Optional<String> blue,
    Optional<String> hostName,
    BigDecimal threshold) {}
