package groundcrew.tagging.resources;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What became of one order.
public record TagReport(
    int resources, int tagged, int alreadyRight, int skipped, List<Refusal> failed) {
  public TagReport {
    failed = List.copyOf(failed);
  }

  /// Tells whether doing the order again can do more.
  public boolean unfinished() {
    return failed.stream().anyMatch(Refusal::mayPass);
  }

  /// Returns how many resources failed for each reason.
  public Map<String, Long> reasons() {
    return failed.stream().collect(groupingBy(Refusal::code, TreeMap::new, counting()));
  }
}
