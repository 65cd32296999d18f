package groundcrew.pipelinevm.document;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A parameter in the content of a document.
///
/// @param fallback value where none is given
/// @param allowedPattern which a value matches as a whole, whether or not it is anchored
/// @param allowedValues of which a value is one; empty for any
@JsonIgnoreProperties(ignoreUnknown = true)
public record DocumentParameter(
    String type,
    @JsonProperty("default") Optional<JsonNode> fallback,
    Optional<String> allowedPattern,
    Optional<List<String>> allowedValues,
    Optional<Integer> minChars,
    Optional<Integer> maxChars) {
  private static final String LIST = "StringList";

  boolean isRequired() {
    return fallback.isEmpty();
  }

  /// Returns what is wrong with a value.
  Optional<String> fault(List<String> value) {
    if (!type.equals(LIST) && value.size() != 1) {
      return Optional.of("takes one value, received %d".formatted(value.size()));
    }
    return value.stream().flatMap(item -> itemFault(item).stream()).findFirst();
  }

  private Optional<String> itemFault(String item) {
    if (minChars.filter(least -> item.length() < least).isPresent()) {
      return Optional.of("must have at least %d characters".formatted(minChars.orElseThrow()));
    }
    // Before the pattern: a group that is repeated too often overflows the stack.
    if (maxChars.filter(most -> item.length() > most).isPresent()) {
      return Optional.of("must have at most %d characters".formatted(maxChars.orElseThrow()));
    }
    if (allowedValues.filter(values -> !values.contains(item)).isPresent()) {
      return Optional.of("must be one of %s".formatted(allowedValues.orElseThrow()));
    }
    return allowedPattern.flatMap(pattern -> mismatch(pattern, item));
  }

  private static Optional<String> mismatch(String pattern, String item) {
    try {
      return Pattern.matches(pattern, item)
          ? Optional.empty()
          : Optional.of("must match " + pattern);
    } catch (StackOverflowError _) {
      // Java's patterns recurse into a repeated group: a maxChars in the document prevents it.
      return Optional.of("is too long to be matched with " + pattern);
    }
  }
}
