package groundcrew.bluegreen.gate;

import java.util.Arrays;

/// Times of the rows that both sides answered as expected, in milliseconds. The times of a row have
/// the same index. Without a baseline there are those of green alone.
public final class Latencies {
  private static final double NANOS = 1_000_000;

  private double[] green = new double[256];
  private double[] blue = new double[256];
  private int size;

  /// Tells whether both sides answered a row as expected.
  static boolean counts(RowResult row) {
    return row.reason().isEmpty() && row.blueReason().isEmpty() && row.green().isPresent();
  }

  /// Adds the times of a row that both sides answered as expected, and of no other.
  public void add(RowResult row) {
    if (!counts(row)) {
      return;
    }
    if (size == green.length) {
      green = Arrays.copyOf(green, size * 2);
      blue = Arrays.copyOf(blue, size * 2);
    }
    green[size] = row.green().orElseThrow().time().toNanos() / NANOS;
    blue[size] = row.blue().map(answer -> answer.time().toNanos() / NANOS).orElse(Double.NaN);
    size++;
  }

  /// Returns the times of green, in the order of the rows.
  public double[] green() {
    return Arrays.copyOf(green, size);
  }

  /// Returns the times of blue, in the order of the rows; not numbers without a baseline.
  public double[] blue() {
    return Arrays.copyOf(blue, size);
  }
}
