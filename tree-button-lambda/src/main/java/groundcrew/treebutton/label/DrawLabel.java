package groundcrew.treebutton.label;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/// Draws a QR code, and a line of text under it, as a PNG with one bit per dot, of exactly the
/// printer's width. Without the text it is square.
///
/// A module is a whole number of dots, so that neither the drawing nor the printer resamples: a
/// resampled code cannot be scanned. What is left of the width is white.
public final class DrawLabel {
  /// The quiet zone that the standard requires, in modules.
  private static final int QUIET_ZONE = 4;

  private static final Map<EncodeHintType, Object> HINTS =
      Map.of(
          EncodeHintType.ERROR_CORRECTION,
          ErrorCorrectionLevel.M,
          EncodeHintType.MARGIN,
          QUIET_ZONE);
  private static final int BLACK = 0xFF000000;
  private static final int WHITE = 0xFFFFFFFF;

  /// Letters of 2.4 mm at 300 dpi.
  private static final int LARGEST_SCALE = 4;

  private final int dots;
  private final Optional<BitMatrix> line;

  /// @param dots width of the label
  /// @param text line under the code
  /// @throws IllegalArgumentException if the label is too narrow for the text, or a character of it
  ///   cannot be drawn
  public DrawLabel(int dots, Optional<String> text) {
    this.dots = dots;
    this.line = text.map(letters -> enlarged(letters, dots));
  }

  /// Returns the line of text if a label of the width holds it.
  ///
  /// @throws IllegalArgumentException if the label is too narrow for the text, or a character of it
  ///   cannot be drawn
  public static String fitting(String text, int dots) {
    enlarged(text, dots);
    return text;
  }

  /// Returns the PNG of a text. The same text always has the same PNG.
  ///
  /// @throws IllegalArgumentException if the label is too narrow for the text
  public byte[] png(String text) {
    var code = code(text);
    if (code.getWidth() != dots) {
      throw new IllegalArgumentException(
          "a QR code of %d characters needs %d dots, the label has %d: print on wider labels"
              .formatted(text.length(), code.getWidth(), dots));
    }
    // The quiet zone of the code separates it from the text. As much white is below the text.
    var below = line.map(letters -> 2 * letters.getHeight()).orElse(0);
    var image = new BufferedImage(dots, dots + below, BufferedImage.TYPE_BYTE_BINARY);
    fill(image);
    draw(code, image, 0, 0);
    line.ifPresent(letters -> draw(letters, image, (dots - letters.getWidth()) / 2, dots));
    return png(image);
  }

  /// Makes the image white. A graphics context would load the fonts, which Lambda does not have.
  private static void fill(BufferedImage image) {
    var row = new int[image.getWidth()];
    Arrays.fill(row, WHITE);
    for (var y = 0; y < image.getHeight(); y++) {
      image.setRGB(0, y, row.length, 1, row, 0, row.length);
    }
  }

  private static void draw(BitMatrix matrix, BufferedImage image, int left, int top) {
    for (var y = 0; y < matrix.getHeight(); y++) {
      for (var x = 0; x < matrix.getWidth(); x++) {
        if (matrix.get(x, y)) {
          image.setRGB(left + x, top + y, BLACK);
        }
      }
    }
  }

  /// Returns the dots of the line, each of them a square of the most dots that the label holds.
  private static BitMatrix enlarged(String text, int dots) {
    var line = TextLine.dots(text);
    var scale = Math.min(dots / line.getWidth(), LARGEST_SCALE);
    if (scale == 0) {
      throw new IllegalArgumentException(
          "the text \"%s\" needs %d dots, the label has %d: shorten it"
              .formatted(text, line.getWidth(), dots));
    }
    var large = new BitMatrix(line.getWidth() * scale, line.getHeight() * scale);
    for (var y = 0; y < line.getHeight(); y++) {
      for (var x = 0; x < line.getWidth(); x++) {
        if (line.get(x, y)) {
          large.setRegion(x * scale, y * scale, scale, scale);
        }
      }
    }
    return large;
  }

  private BitMatrix code(String text) {
    try {
      return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, dots, dots, HINTS);
    } catch (WriterException tooLong) {
      throw new IllegalArgumentException(
          "no QR code holds %d characters".formatted(text.length()), tooLong);
    }
  }

  private static byte[] png(BufferedImage image) {
    var bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, "png", bytes)) {
        throw new IllegalStateException("this JDK writes no PNG");
      }
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
    return bytes.toByteArray();
  }
}
