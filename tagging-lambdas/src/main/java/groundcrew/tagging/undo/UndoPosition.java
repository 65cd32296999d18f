package groundcrew.tagging.undo;

import groundcrew.tagging.journal.Journals.PartName;
import groundcrew.tagging.message.Position;
import java.util.List;

/// A position in the journal of a run: a part, and how many of its changes are done.
record UndoPosition(String part, int changes) {
  private static final String SEPARATOR = "#";

  /// Reads a position.
  ///
  /// @throws IllegalArgumentException if the text is none
  static UndoPosition of(Position position) {
    var text = position.at();
    if (text.isEmpty()) {
      return new UndoPosition("", 0);
    }
    var end = text.lastIndexOf(SEPARATOR);
    return new UndoPosition(
        text.substring(0, Math.max(0, end)), Integer.parseInt(text.substring(end + 1)));
  }

  String text() {
    return part + SEPARATOR + changes;
  }

  /// Returns the parts from this position on.
  List<PartName> rest(List<PartName> names) {
    var index = names.stream().map(PartName::name).toList().indexOf(part);
    return names.subList(Math.max(0, index), names.size());
  }
}
