package groundcrew.common.screenshot;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/// Compares two pictures by the mean colours of small and of large squares.
///
/// Font smoothing differs between machines and hardly changes a mean. A light of another colour or
/// a tile of another tint changes it.
public final class Comparison {
  /// The size of a mark within a shape; tolerance in channels of 0 to 255.
  private static final Squares SMALL = new Squares(8, 32);

  /// The size of a tile.
  private static final Squares LARGE = new Squares(32, 6);

  /// Number of small squares, at the edges of words, that may differ.
  private static final int STRAY = 2;

  /// @param side side in pixels
  /// @param tolerance maximum difference of the means of a channel
  private record Squares(int side, int tolerance) {}

  private Comparison() {}

  /// Returns the differences between the pictures.
  public static List<String> differences(Picture accepted, Picture shown) {
    var one = accepted.image();
    var other = shown.image();
    if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
      return List.of("the sizes differ");
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
                "%d px at %d,%d: the difference is %d, expected at most %d"
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
