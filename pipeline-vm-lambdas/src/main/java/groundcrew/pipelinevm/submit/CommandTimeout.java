package groundcrew.pipelinevm.submit;

import java.time.Duration;

/// How long a command may take.
public final class CommandTimeout {
  /// What is expected of the text.
  public static final String EXPECTATION = "a duration from PT1S to PT48H such as PT15M";

  /// The shortest time that a command can have.
  public static final Duration SHORTEST = Duration.ofSeconds(1);

  /// The longest execution that Run Command allows.
  public static final Duration LONGEST = Duration.ofDays(2);

  private CommandTimeout() {}

  /// Returns the duration of a text.
  ///
  /// @throws IllegalArgumentException if it is shorter than a second or longer than 48 hours
  /// @throws java.time.DateTimeException if it is no duration
  public static Duration parse(String text) {
    var timeout = Duration.parse(text);
    if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("out of range");
    }
    return timeout;
  }
}
