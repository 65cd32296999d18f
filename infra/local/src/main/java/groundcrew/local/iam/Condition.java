package groundcrew.local.iam;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One condition of a statement: an operator, a key and the values that it may have.
record Condition(
    String statement, String operator, boolean ifExists, String key, List<String> values) {
  private static final Set<String> OPERATORS =
      Set.of(
          "StringEquals",
          "StringNotEquals",
          "StringEqualsIgnoreCase",
          "StringLike",
          "StringNotLike",
          "ArnEquals",
          "ArnLike",
          "ArnNotEquals",
          "ArnNotLike",
          "Bool",
          "Null");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");

  static Condition of(String statement, String name, String key, List<String> values) {
    var ifExists = name.endsWith("IfExists");
    var operator = ifExists ? name.substring(0, name.length() - "IfExists".length()) : name;
    if (!OPERATORS.contains(operator) || (ifExists && operator.equals("Null"))) {
      throw new UnknownPolicyElement(statement, "condition operator " + name);
    }
    return new Condition(statement, operator, ifExists, key, values);
  }

  boolean holds(AuthorizationRequest request) {
    var value = request.value(statement, key);
    if (operator.equals("Null")) {
      return values.contains(Boolean.toString(value.isEmpty()));
    }
    // An absent key fails a positive operator and satisfies a negated one.
    if (value.isEmpty()) {
      return ifExists || operator.contains("Not");
    }
    return switch (operator) {
      case "StringEquals" -> any(request, value.get(), String::equals);
      case "StringNotEquals" -> !any(request, value.get(), String::equals);
      case "StringEqualsIgnoreCase", "Bool" -> any(request, value.get(), String::equalsIgnoreCase);
      case "StringLike" -> any(request, value.get(), Globs::matches);
      case "StringNotLike" -> !any(request, value.get(), Globs::matches);
      case "ArnEquals", "ArnLike" -> any(request, value.get(), Globs::arnMatches);
      case "ArnNotEquals", "ArnNotLike" -> !any(request, value.get(), Globs::arnMatches);
      default -> throw new UnknownPolicyElement(statement, "condition operator " + operator);
    };
  }

  private boolean any(
      AuthorizationRequest request, String value, BiPredicate<String, String> test) {
    return values.stream()
        .anyMatch(expected -> test.test(resolve(statement, expected, request), value));
  }

  /// Puts the request's values where a policy has `${key}`.
  static String resolve(String statement, String text, AuthorizationRequest request) {
    return VARIABLE
        .matcher(text)
        .replaceAll(variable ->
            Matcher.quoteReplacement(
                switch (variable.group(1).toLowerCase(Locale.ROOT)) {
                  case "*", "?", "$" ->
                      throw new UnknownPolicyElement(
                          statement, "escaped wildcard " + variable.group());
                  // A variable without value makes the text match nothing.
                  default -> request.value(statement, variable.group(1)).orElse("\0");
                }));
  }
}
