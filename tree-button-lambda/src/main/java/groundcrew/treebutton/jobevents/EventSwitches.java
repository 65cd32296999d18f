package groundcrew.treebutton.jobevents;

import java.util.regex.Pattern;

/// Which events of jobs are on.
///
/// @param job events of jobs
/// @param jobExecution events of a job on one device
public record EventSwitches(boolean job, boolean jobExecution) {
  private static final Pattern ID =
      Pattern.compile("job-events-before-JOB-(true|false)-JOB_EXECUTION-(true|false)");

  /// What the functions need: the two are switched together, because AWS IoT documents that events
  /// of executions need both.
  static final EventSwitches ON = new EventSwitches(true, true);

  /// Returns the physical id of a custom resource that found these switches.
  String id() {
    return "job-events-before-JOB-%s-JOB_EXECUTION-%s".formatted(job, jobExecution);
  }

  /// Returns the switches that a custom resource found.
  ///
  /// @throws IllegalArgumentException if the id is not one of [#id()]
  static EventSwitches found(String id) {
    var matcher = ID.matcher(id);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("%s is not a physical id of job events".formatted(id));
    }
    return new EventSwitches(
        Boolean.parseBoolean(matcher.group(1)), Boolean.parseBoolean(matcher.group(2)));
  }
}
