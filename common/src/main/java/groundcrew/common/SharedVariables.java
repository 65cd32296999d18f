package groundcrew.common;

import java.util.regex.Pattern;

/// Variables that functions of several systems have.
public final class SharedVariables {
  private static final Pattern TABLE = Pattern.compile("[A-Za-z0-9_.-]{3,255}");

  private SharedVariables() {}

  /// Declares `TABLE`, the name of a DynamoDB table.
  public static Setting<String> table(Environment environment) {
    return environment.required(
        "TABLE",
        "the name of a table, 3 to 255 of a-z, A-Z, 0-9, _, - and .",
        Environment.matching(TABLE));
  }

  /// Declares a variable that is `true` or `false`, and `false` if it is absent.
  public static Setting<Boolean> flag(Environment environment, String name) {
    return environment.optional(name, false, "true or false", SharedVariables::flag);
  }

  private static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }
}
