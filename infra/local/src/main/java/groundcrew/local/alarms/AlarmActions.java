package groundcrew.local.alarms;

/// Carries out what an alarm does when a state changes.
@FunctionalInterface
public interface AlarmActions {

  /// Carries out one action. A refusal is noted where it can be asked for; it changes nothing in
  /// the alarm.
  ///
  /// @param actionArn ARN of the topic that receives the notice
  void perform(String actionArn, Notice notice);
}
