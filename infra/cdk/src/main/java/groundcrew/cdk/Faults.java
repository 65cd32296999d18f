package groundcrew.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Collects the faults of the configuration file.
final class Faults {
  private final List<String> faults = new ArrayList<>();

  void add(String place, String expectation, JsonNode received) {
    add(place, expectation, received, "");
  }

  void add(String place, String expectation, JsonNode received, String hint) {
    faults.add(
        "%s: expected %s, received %s%s"
            .formatted(
                place,
                expectation,
                received.isMissingNode() ? "nothing" : received.toString(),
                hint));
  }

  void add(String place, String expectation, String received) {
    faults.add("%s: expected %s, received \"%s\"".formatted(place, expectation, received));
  }

  /// Rejects the file if it has faults.
  ///
  /// @throws IllegalArgumentException if there are faults; the message lists all of them
  void refuse(String source) {
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has %d fault(s):%n- %s"
              .formatted(
                  source, faults.size(), String.join(System.lineSeparator() + "- ", faults)));
    }
  }
}
