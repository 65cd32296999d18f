package groundcrew.local.template;

import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The text of `Fn::Sub`. `${Name}` is a variable, `${!Name}` stands for the text `${Name}`.
record Substitution(String text) {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]*)}");

  String replaced(UnaryOperator<String> variables) {
    return VARIABLE
        .matcher(text)
        .replaceAll(match ->
            Matcher.quoteReplacement(
                match.group(1).isEmpty()
                    ? variables.apply(match.group(2))
                    : "${" + match.group(2) + "}"));
  }

  Set<String> variables() {
    return VARIABLE
        .matcher(text)
        .results()
        .filter(match -> match.group(1).isEmpty())
        .map(match -> match.group(2))
        .collect(Collectors.toSet());
  }
}
