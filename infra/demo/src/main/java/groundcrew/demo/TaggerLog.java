package groundcrew.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Adds up what the resource tagger logs of its work.
final class TaggerLog {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Set<String> places = new HashSet<>();
  private final Map<String, Integer> reasons = new TreeMap<>();
  private int tagged;
  private int upToDate;
  private int skipped;

  synchronized void line(String function, String line) {
    if (!line.startsWith("{")) {
      return;
    }
    try {
      var entry = JSON.readTree(line);
      switch (entry.path("message").asText()) {
        case "task processed" -> add(entry);
        case "resource failed" -> reasons.merge(reason(entry), 1, Integer::sum);
        default -> {}
      }
    } catch (JsonProcessingException e) {
      // A function may print other text, which stays in its log file.
    }
  }

  private void add(JsonNode entry) {
    tagged += entry.path("written").asInt();
    // A message that is redelivered counts its resources once.
    if (places.add(entry.path("account").asText() + entry.path("region").asText())) {
      upToDate += entry.path("upToDate").asInt();
      skipped += entry.path("skipped").asInt();
    }
  }

  private static String reason(JsonNode entry) {
    return entry.path("code").asText() + ": " + entry.path("reason").asText();
  }

  synchronized int messages() {
    return places.size();
  }

  synchronized int tagged() {
    return tagged;
  }

  synchronized int upToDate() {
    return upToDate;
  }

  synchronized int skipped() {
    return skipped;
  }

  synchronized Map<String, Integer> reasons() {
    return Map.copyOf(reasons);
  }
}
