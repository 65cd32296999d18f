package groundcrew.treebutton.press;

import java.time.Duration;

/// The limits of acceptance.
///
/// @param perDay presses accepted on a day in UTC, by all buttons together
/// @param interval shortest time between two presses of a button
public record Limits(int perDay, Duration interval) {}
