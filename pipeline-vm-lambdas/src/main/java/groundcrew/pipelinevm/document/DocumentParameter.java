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
    if (allowedValues.filter(values -> !values.contains(item)).isPresent()) {
      return Optional.of("must be one of %s".formatted(allowedValues.orElseThrow()));
    }
    if (allowedPattern.filter(pattern -> !Pattern.matches(pattern, item)).isPresent()) {
      return Optional.of("must match %s".formatted(allowedPattern.orElseThrow()));
    }
    if (minChars.filter(least -> item.length() < least).isPresent()) {
      return Optional.of("must have at least %d characters".formatted(minChars.orElseThrow()));
    }
    return maxChars
        .filter(most -> item.length() > most)
        .map("must have at most %d characters"::formatted);
  }
}
