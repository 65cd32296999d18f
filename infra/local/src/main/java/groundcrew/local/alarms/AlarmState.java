package groundcrew.local.alarms;

import java.time.Instant;

/// The state of an alarm or of one contributor, and why.
///
/// @param data the reason for programs, `{}` for none
/// @param since when it came into this state
public record AlarmState(State value, String reason, String data, Instant since) {

  static AlarmState initial(Instant created) {
    return new AlarmState(State.INSUFFICIENT_DATA, Reasons.INITIAL, "{}", created);
  }
}
