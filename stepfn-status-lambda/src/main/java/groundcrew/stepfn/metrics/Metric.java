package groundcrew.stepfn.metrics;

import java.util.Optional;

/// A value of a metric.
///
/// @param machine name of its machine; absent for a metric without dimension
public record Metric(String name, Optional<String> machine, long value) {}
