package groundcrew.bluegreen.gate;

import groundcrew.bluegreen.list.Line.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Rows of a list whose length nobody knows, spread evenly over it.
final class Sample {
  /// Odd, since every other row asks green first.
  private static final int THIRD = 3;

  private final int most;
  private List<Row> rows = new ArrayList<>();
  private long offered;
  private long every = 1;

  /// @param most how many rows are kept at most
  Sample(int most) {
    this.most = most;
  }

  void add(Row row) {
    if (rows.size() == most) {
      var kept = rows;
      rows = new ArrayList<>(thirds(kept.size()).mapToObj(kept::get).toList());
      every *= THIRD;
    }
    if (offered % every == 0) {
      rows.add(row);
    }
    offered++;
  }

  private static IntStream thirds(int size) {
    return IntStream.iterate(0, place -> place < size, place -> place + THIRD);
  }

  List<Row> rows() {
    return List.copyOf(rows);
  }
}
