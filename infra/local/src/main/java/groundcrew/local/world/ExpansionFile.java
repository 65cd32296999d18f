package groundcrew.local.world;

import groundcrew.local.world.Expansion.Tagging;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads the parts of a world's file that describe its resources.
final class ExpansionFile {
  private ExpansionFile() {}

  static Expansion read(Fields file) {
    var seed = file.text("seed", "\\d{1,18}", "up to 18 digits in quotes", "1");
    return new Expansion(
        seed.isEmpty() ? 1 : Long.parseLong(seed), workloads(file), shares(file), unrelated(file));
  }

  private static Map<String, Map<String, Integer>> workloads(Fields file) {
    var templates = file.inner("workloads");
    var workloads = new LinkedHashMap<String, Map<String, Integer>>();
    for (var name : templates.names()) {
      if (!name.matches("[a-z][a-z-]{0,18}")) {
        templates.fault(name, "a workload's name is up to 19 of [a-z-]");
      }
      var counts = templates.counts(name);
      counts.keySet().stream()
          .filter(type -> !ArnPatterns.knows(type))
          .forEach(type ->
              templates.fault(
                  name + "." + type, "is no known type; known are " + ArnPatterns.types()));
      workloads.put(name, counts);
    }
    return workloads;
  }

  private static Map<Tagging, Integer> shares(Fields file) {
    var shares = new EnumMap<Tagging, Integer>(Tagging.class);
    var fields = file.inner("already-tagged");
    var counts = file.counts("already-tagged");
    for (var tagging : Tagging.values()) {
      var name = tagging.name().toLowerCase(Locale.ROOT).replace('_', '-');
      shares.put(tagging, counts.getOrDefault(name, 0));
      counts.remove(name);
    }
    counts
        .keySet()
        .forEach(name -> fields.fault(name, "is none of right, other-value, unrelated, never"));
    var sum = shares.values().stream().mapToInt(Integer::intValue).sum();
    if (sum != 100) {
      fields.fault("", "the shares are percents and must add up to 100, not to " + sum);
    }
    return shares;
  }

  private static Map<String, List<String>> unrelated(Fields file) {
    var fields = file.inner("unrelated-tags");
    var unrelated = new LinkedHashMap<String, List<String>>();
    for (var key : fields.names()) {
      var values = fields.list(key);
      if (values.isEmpty()) {
        fields.fault(key, "needs at least one value");
      } else {
        unrelated.put(key, values);
      }
    }
    if (unrelated.isEmpty()) {
      fields.fault("", "at least one tag is needed: a resource that was tagged has one");
    }
    return unrelated;
  }
}
