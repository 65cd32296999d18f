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
import java.util.Map;
import javax.imageio.ImageIO;

/// Draws a QR code as a square PNG with one bit per dot, of exactly the printer's width.
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

  private final int dots;

  /// @param dots width and height of the label
  public DrawLabel(int dots) {
    this.dots = dots;
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
    var image = new BufferedImage(dots, dots, BufferedImage.TYPE_BYTE_BINARY);
    for (var y = 0; y < dots; y++) {
      for (var x = 0; x < dots; x++) {
        image.setRGB(x, y, code.get(x, y) ? BLACK : WHITE);
      }
    }
    return png(image);
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
