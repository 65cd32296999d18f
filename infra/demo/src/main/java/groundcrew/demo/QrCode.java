package groundcrew.demo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.Optional;
import javax.imageio.ImageIO;

/// The modules of a QR code, without its quiet zone.
///
/// @param size in modules, width and height
/// @param dark has the bit `y * size + x` of each dark module
record QrCode(int size, BitSet dark) {
  /// What the standard requires around the code, in modules.
  static final int QUIET_ZONE = 4;

  /// The corners of a code are marked by squares of this width, in modules. The upper left one
  /// begins its first row, the upper right one ends it.
  private static final int MARK = 7;

  /// Reads the code of a label on which each module is a whole number of dots.
  ///
  /// @throws IllegalArgumentException where the picture has no such code
  static QrCode read(byte[] png) {
    var image = image(png);
    var top = 0;
    while (top < image.getHeight() && darkDots(image, top).isEmpty()) {
      top++;
    }
    if (top == image.getHeight()) {
      throw new IllegalArgumentException("the label is white");
    }
    var row = darkDots(image, top);
    var left = row.nextSetBit(0);
    var dots = (row.nextClearBit(left) - left) / MARK;
    if (dots == 0 || (row.length() - left) % dots != 0) {
      throw new IllegalArgumentException("the label has no QR code of whole dots");
    }
    var size = (row.length() - left) / dots;
    var dark = new BitSet(size * size);
    for (var y = 0; y < size; y++) {
      var modules = darkDots(image, top + y * dots);
      for (var x = 0; x < size; x++) {
        dark.set(y * size + x, modules.get(left + x * dots));
      }
    }
    return new QrCode(size, dark);
  }

  /// Tells whether a module is dark; those of the quiet zone are not.
  boolean isDark(int x, int y) {
    return x >= 0 && y >= 0 && x < size && y < size && dark.get(y * size + x);
  }

  private static BufferedImage image(byte[] png) {
    try {
      return Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(png)))
          .orElseThrow(() -> new IllegalArgumentException("the label is no picture"));
    } catch (IOException e) {
      throw new UncheckedIOException("the label cannot be read", e);
    }
  }

  private static BitSet darkDots(BufferedImage image, int y) {
    var dots = new BitSet(image.getWidth());
    for (var x = 0; x < image.getWidth(); x++) {
      // Black and white are alike in each channel.
      dots.set(x, (image.getRGB(x, y) & 0x80) == 0);
    }
    return dots;
  }
}
