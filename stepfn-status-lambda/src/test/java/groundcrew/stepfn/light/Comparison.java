package groundcrew.stepfn.light;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/// Compares two pictures by the mean colours of small and of large squares.
///
/// How the edges of letters are smoothed differs between machines and moves no mean far; a light of
/// another colour, or a tile of another tint, does.
final class Comparison {
  /// A mark within a shape, in channels of 0 to 255.
  private static final Squares SMALL = new Squares(8, 32);

  /// The tint of a tile.
  private static final Squares LARGE = new Squares(32, 6);

  /// So many small squares at the edge of a word may differ all the same.
  private static final int STRAY = 2;

  /// @param side in pixels
  /// @param tolerance how far the means of one channel may be apart
  private record Squares(int side, int tolerance) {}

  private Comparison() {}

  /// Returns how the pictures differ; nothing where one passes for the other.
  static List<String> differences(Picture accepted, Picture shown) {
    var one = accepted.image();
    var other = shown.image();
    if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
      return List.of("they are not of one size");
    }
    var large = differences(one, other, LARGE);
    var small = differences(one, other, SMALL);
    var all = new ArrayList<>(large);
    if (small.size() > STRAY) {
      all.addAll(small);
    }
    return all;
  }

  private static List<String> differences(BufferedImage one, BufferedImage other, Squares squares) {
    var differences = new ArrayList<String>();
    for (var y = 0; y < one.getHeight(); y += squares.side()) {
      for (var x = 0; x < one.getWidth(); x += squares.side()) {
        for (var channel = 0; channel < 3; channel++) {
          var apart =
              Math.abs(
                  mean(one, x, y, squares.side(), channel)
                      - mean(other, x, y, squares.side(), channel));
          if (apart > squares.tolerance()) {
            differences.add(
                "%d px at %d,%d: %d apart, at most %d are accepted"
                    .formatted(squares.side(), x, y, apart, squares.tolerance()));
            break;
          }
        }
      }
    }
    return differences;
  }

  private static int mean(BufferedImage image, int left, int top, int side, int channel) {
    var right = Math.min(left + side, image.getWidth());
    var bottom = Math.min(top + side, image.getHeight());
    var sum = 0;
    for (var y = top; y < bottom; y++) {
      for (var x = left; x < right; x++) {
        sum += image.getRGB(x, y) >> (Byte.SIZE * channel) & 0xff;
      }
    }
    return sum / ((right - left) * (bottom - top));
  }
}
