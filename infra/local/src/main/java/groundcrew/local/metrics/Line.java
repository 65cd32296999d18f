package groundcrew.local.metrics;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One series of an answer.
///
/// @param group what the query groups by, and this line's value of it; empty for a query that does
///   not group
/// @param values one for each window that was asked, empty where there is no data
public record Line(Map<String, String> group, List<Optional<Double>> values) {}
