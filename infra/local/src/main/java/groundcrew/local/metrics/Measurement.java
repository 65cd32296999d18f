package groundcrew.local.metrics;

import groundcrew.local.arn.AccountRegion;

/// What a service measured of itself since it was last asked.
public record Measurement(
    AccountRegion accountRegion, Metric metric, Statistics statistics, String unit) {}
