package groundcrew.local.demo;

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
  private int alreadyRight;
  private int skipped;

  synchronized void line(String function, String line) {
    if (!line.startsWith("{")) {
      return;
    }
    try {
      var entry = JSON.readTree(line);
      switch (entry.path("message").asText()) {
        case "tagged" -> add(entry);
        case "not tagged" -> reasons.merge(reason(entry), 1, Integer::sum);
        default -> {}
      }
    } catch (JsonProcessingException e) {
      // A function may print what is no JSON; it stays in its log file.
    }
  }

  private void add(JsonNode entry) {
    tagged += entry.path("tagged").asInt();
    // A message that comes again counts its right resources once.
    if (places.add(entry.path("account").asText() + entry.path("region").asText())) {
      alreadyRight += entry.path("alreadyRight").asInt();
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

  synchronized int alreadyRight() {
    return alreadyRight;
  }

  synchronized int skipped() {
    return skipped;
  }

  synchronized Map<String, Integer> reasons() {
    return Map.copyOf(reasons);
  }
}
