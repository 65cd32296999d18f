package groundcrew.stepfn.metrics;

import java.util.Optional;

/// One value of one metric.
///
/// @param machine name of the machine that it is of; absent where it has no dimension
public record Metric(String name, Optional<String> machine, long value) {}
