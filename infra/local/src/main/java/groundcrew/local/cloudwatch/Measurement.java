package groundcrew.local.cloudwatch;

import groundcrew.local.metrics.AccountRegion;
import groundcrew.local.metrics.Metric;
import groundcrew.local.metrics.Statistics;

/// What a service measured of itself since it was last asked.
public record Measurement(
    AccountRegion accountRegion, Metric metric, Statistics statistics, String unit) {}
