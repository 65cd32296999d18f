package groundcrew.bluegreen.list;

import java.util.List;
import java.util.Optional;

/// The columns of a list, in the order of its header, or in the documented order.
///
/// @param names names of the columns
record Columns(List<String> names) {
  static final String PATH = "path";
  static final String STATUS = "status";
  static final String CONTAINS = "contains";
  static final String MAX_MILLIS = "max_millis";
  static final String WEIGHT = "weight";

  /// The columns of a list without a header.
  static final Columns DOCUMENTED =
      new Columns(List.of(PATH, STATUS, CONTAINS, MAX_MILLIS, WEIGHT));

  /// Returns the columns if the first line is a header.
  ///
  /// @throws IllegalArgumentException if the header has an unknown column, or one twice
  static Optional<Columns> ofHeader(List<String> cells) {
    if (!cells.getFirst().equals(PATH)) {
      return Optional.empty();
    }
    var names = cells.stream().map(String::strip).toList();
    for (var name : names) {
      if (!DOCUMENTED.names().contains(name) || names.indexOf(name) != names.lastIndexOf(name)) {
        throw new IllegalArgumentException(
            "column '%s': expected each of %s at most once".formatted(name, DOCUMENTED.names()));
      }
    }
    return Optional.of(new Columns(names));
  }

  /// Returns a cell, or empty if the row does not have it.
  Optional<String> cell(List<String> cells, String name) {
    var index = names.indexOf(name);
    return index < 0 || index >= cells.size()
        ? Optional.empty()
        : Optional.of(cells.get(index)).filter(cell -> !cell.isBlank());
  }
}
