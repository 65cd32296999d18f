package groundcrew.tagging.resources;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is written on a resource. Resources with the same edit share calls.
///
/// @param put tags that the resource gets
/// @param remove keys that it loses
public record Edit(SortedMap<String, String> put, SortedSet<String> remove) {
  public Edit {
    put = Collections.unmodifiableSortedMap(new TreeMap<>(put));
    remove = Collections.unmodifiableSortedSet(new TreeSet<>(remove));
  }

  /// Returns what one call to TagResources writes.
  Edit onlyPut() {
    return new Edit(put, new TreeSet<>());
  }

  /// Returns what one call to UntagResources writes.
  Edit onlyRemove() {
    return new Edit(new TreeMap<>(), remove);
  }

  /// Tells whether nothing is written.
  boolean empty() {
    return put.isEmpty() && remove.isEmpty();
  }
}
