package groundcrew.tagging.resources;

import java.util.ArrayList;
import java.util.List;

/// Splits a list into batches.
public final class Batches {
  private Batches() {}

  /// Returns the batches in order; all but the last are full.
  public static <T> List<List<T>> of(List<T> items, int largest) {
    var batches = new ArrayList<List<T>>();
    for (var start = 0; start < items.size(); start += largest) {
      batches.add(items.subList(start, Math.min(items.size(), start + largest)));
    }
    return batches;
  }
}
