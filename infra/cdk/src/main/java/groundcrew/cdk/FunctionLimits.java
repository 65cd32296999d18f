package groundcrew.cdk;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;

/// What Lambda refuses about a function only when it is deployed.
///
/// @param variables that the configuration decides
record FunctionLimits(String name, Map<String, String> variables) {
  private static final int LONGEST_NAME = 64;
  private static final int LARGEST_VARIABLES = 4096;

  /// What CloudFormation puts in the place of a reference: URLs of queues are the longest.
  private static final String RESOLVED = "x".repeat(120);

  /// Checks the name and the variables.
  ///
  /// @param fixed variables that every function has
  /// @throws IllegalArgumentException naming the function and what is too long
  void check(Map<String, String> fixed) {
    // The role of the function has the same name, and the same limit.
    if (name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "the function %s: its name has %d characters, and Lambda allows %d: shorten \"name\" or the names in it"
              .formatted(name, name.length(), LONGEST_NAME));
    }
    var all = new HashMap<>(fixed);
    all.putAll(variables);
    var size = all.entrySet().stream().mapToInt(FunctionLimits::size).sum();
    if (size > LARGEST_VARIABLES) {
      var longest = all.entrySet().stream().max((a, b) -> size(a) - size(b)).orElseThrow();
      throw new IllegalArgumentException(
          "the function %s: its variables have %,d bytes, and Lambda allows %,d: the longest is %s with %,d, which the configuration has to shorten"
              .formatted(name, size, LARGEST_VARIABLES, longest.getKey(), size(longest)));
    }
  }

  private static int size(Entry<String, String> variable) {
    var value = variable.getValue().replaceAll("\\$\\{Token\\[[^]]*]}", RESOLVED);
    return (variable.getKey() + value).getBytes(StandardCharsets.UTF_8).length;
  }
}
