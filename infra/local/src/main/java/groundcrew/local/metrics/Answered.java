package groundcrew.local.metrics;

import java.util.List;

/// The answer to a query.
///
/// @param partial whether lines are missing, because there are more than a query gives
public record Answered(List<Line> lines, boolean partial) {}
