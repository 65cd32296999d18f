package groundcrew.tagging.resources;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The tags to put on a resource and to remove from it. Resources with equal edits share calls.
///
/// @param put tags that the resource gets
/// @param remove keys that the resource loses
public record Edit(SortedMap<String, String> put, SortedSet<String> remove) {
  public Edit {
    put = Collections.unmodifiableSortedMap(new TreeMap<>(put));
    remove = Collections.unmodifiableSortedSet(new TreeSet<>(remove));
  }

  /// Returns the part that calls to TagResources write.
  Edit onlyPut() {
    return new Edit(put, new TreeSet<>());
  }

  /// Returns the part that calls to UntagResources write.
  Edit onlyRemove() {
    return new Edit(new TreeMap<>(), remove);
  }

  /// Returns whether nothing is written.
  boolean empty() {
    return put.isEmpty() && remove.isEmpty();
  }
}
