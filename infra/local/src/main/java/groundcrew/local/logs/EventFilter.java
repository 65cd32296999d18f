package groundcrew.local.logs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.ground.FunctionLogs;
import java.util.List;
import java.util.regex.Pattern;

/// Which lines a call asks for: a period, and terms that a line must all have.
///
/// @param from in milliseconds
/// @param to in milliseconds, not included
record EventFilter(long from, long to, List<String> terms) {
  private static final Pattern TERMS = Pattern.compile("[\\w\\s]*|\"[^\"]*\"");

  /// Reads a call.
  ///
  /// @throws AwsError for a pattern with operators, which the local cloud does not know
  static EventFilter of(ObjectNode input) {
    var pattern = input.path("filterPattern").asText("").strip();
    if (!TERMS.matcher(pattern).matches()) {
      throw new AwsError(
          400,
          "InvalidParameterException",
          "Invalid filter pattern: the local cloud knows words and one quoted text, received "
              + pattern);
    }
    return new EventFilter(
        input.path("startTime").asLong(0),
        input.path("endTime").asLong(Long.MAX_VALUE),
        pattern.startsWith("\"")
            ? List.of(pattern.substring(1, pattern.length() - 1))
            : List.of(pattern.split("\\s+", -1)));
  }

  boolean matches(FunctionLogs.Line line) {
    var time = line.time().toEpochMilli();
    return time >= from && time < to && terms.stream().allMatch(line.text()::contains);
  }
}
