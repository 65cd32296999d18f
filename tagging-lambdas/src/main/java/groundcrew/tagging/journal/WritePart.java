package groundcrew.tagging.journal;

import static java.util.Objects.requireNonNull;

import groundcrew.tagging.message.Position;
import groundcrew.tagging.resources.Edit;
import groundcrew.tagging.resources.ResourceTags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The lines of one part of the journal, and the edits that they announce.
final class WritePart {
  /// The number of lines of a part: at the rate that AWS allows, it is written in ten seconds.
  static final int SIZE = 1000;

  private final List<JournalLine> lines = new ArrayList<>();
  private final Map<String, Edit> edits = new LinkedHashMap<>();
  private final Map<String, Position> positions = new HashMap<>();
  private final Map<Edit, Integer> resources = new HashMap<>();
  private int calls;

  void note(JournalLine line) {
    lines.add(line);
  }

  void add(JournalLine line, Edit edit, Position position) {
    lines.add(line);
    edits.put(line.change().arn(), edit);
    positions.put(line.change().arn(), position);
    count(edit);
  }

  /// Twenty resources with equal edits share a call, one call to put tags and one to remove some.
  private void count(Edit edit) {
    if (resources.merge(edit, 1, Integer::sum) % ResourceTags.MAX_BATCH_SIZE == 1) {
      calls += (edit.put().isEmpty() ? 0 : 1) + (edit.remove().isEmpty() ? 0 : 1);
    }
  }

  boolean full() {
    return lines.size() >= SIZE;
  }

  boolean empty() {
    return lines.isEmpty();
  }

  boolean changes() {
    return !edits.isEmpty();
  }

  /// Returns how many calls the edits take, without retries.
  int calls() {
    return calls;
  }

  List<JournalLine> lines() {
    return lines;
  }

  Map<String, Edit> edits() {
    return edits;
  }

  Edit edit(String arn) {
    return requireNonNull(edits.get(arn));
  }

  Map<String, Position> positions() {
    return positions;
  }

  Position position(String arn) {
    return requireNonNull(positions.get(arn));
  }
}
