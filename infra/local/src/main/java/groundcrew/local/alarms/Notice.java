package groundcrew.local.alarms;

import java.util.Map;

/// What an alarm tells when a state changes.
///
/// @param contributor what the contributor is called, empty for the alarm itself
public record Notice(Alarm alarm, State before, AlarmState now, Map<String, String> contributor) {}
