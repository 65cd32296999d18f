package groundcrew.pipelinevm.submit;

import java.time.Duration;

/// How long a command may take.
public final class CommandTimeout {
  /// What is expected of the text.
  public static final String EXPECTATION = "a duration from PT5S to PT18H such as PT15M";

  /// The agent takes an hour instead of a shorter time.
  public static final Duration SHORTEST = Duration.ofSeconds(5);

  /// Run Command allows 48 hours. The history of an execution has at most 25,000 events: with nine
  /// for each poll, and a poll each 30 seconds, it ends after 23 hours.
  public static final Duration LONGEST = Duration.ofHours(18);

  private CommandTimeout() {}

  /// Returns the duration of a text.
  ///
  /// @throws IllegalArgumentException if it is shorter than 5 seconds or longer than 18 hours
  /// @throws java.time.DateTimeException if it is no duration
  public static Duration parse(String text) {
    var timeout = Duration.parse(text);
    if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("out of range");
    }
    return timeout;
  }
}
