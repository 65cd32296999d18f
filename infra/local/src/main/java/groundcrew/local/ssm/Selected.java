package groundcrew.local.ssm;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A parameter as a reader names it: by name or ARN, with or without `:version`.
record Selected(String name, Optional<Long> version) {
  private static final Pattern ARN = Pattern.compile("arn:[^:]+:ssm:[^:]+:\\d{12}:parameter(/.+)");
  private static final Pattern VERSIONED = Pattern.compile("(.+):(\\d{1,18})");

  static Selected of(String text) {
    var arn = ARN.matcher(text);
    var name = arn.matches() ? arn.group(1) : text;
    var versioned = VERSIONED.matcher(name);
    return versioned.matches()
        ? new Selected(versioned.group(1), Optional.of(Long.valueOf(versioned.group(2))))
        : new Selected(name, Optional.empty());
  }

  /// Returns the version meant: the newest where none is named.
  Optional<Parameter> in(List<Parameter> versions) {
    return versions.reversed().stream()
        .filter(parameter -> version.isEmpty() || version.get().equals(parameter.version()))
        .findFirst();
  }
}
