package groundcrew.local.alarms;

import java.time.Instant;
import java.util.Optional;

/// One period of what an alarm looks at.
record Point(Instant from, Optional<Double> value) {}
