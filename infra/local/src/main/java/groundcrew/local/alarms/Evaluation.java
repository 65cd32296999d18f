package groundcrew.local.alarms;

import java.util.List;
import java.util.Optional;

/// What an evaluation finds.
///
/// @param state empty where the alarm keeps the one that it has
/// @param judged the points with values that decided, newest first
/// @param filled how many missing points were taken as the alarm says
/// @param breaching how many points, filled ones among them, are beyond the threshold
record Evaluation(Optional<State> state, List<Point> judged, int filled, int breaching) {}
