package groundcrew.tagging.resources;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is written on a resource. Resources with the same edit share calls.
///
/// @param put tags that it gets
/// @param remove keys that go
public record Edit(SortedMap<String, String> put, SortedSet<String> remove) {
  public Edit {
    put = Collections.unmodifiableSortedMap(new TreeMap<>(put));
    remove = Collections.unmodifiableSortedSet(new TreeSet<>(remove));
  }
}
