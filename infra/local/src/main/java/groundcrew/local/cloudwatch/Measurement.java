package groundcrew.local.cloudwatch;

import groundcrew.local.metrics.Home;
import groundcrew.local.metrics.Metric;
import groundcrew.local.metrics.Statistics;

/// What a service measured of itself since it was last asked.
public record Measurement(Home home, Metric metric, Statistics statistics, String unit) {}
