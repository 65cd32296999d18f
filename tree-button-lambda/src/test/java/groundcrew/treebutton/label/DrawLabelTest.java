package groundcrew.treebutton.label;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawLabelTest {
  private static final String URL = "https://tree-nation.com/collect/0123456789abcdef";
  private static final int DOTS = 413;

  /// The label is read as it is, and not found in a photo.
  private static final Map<DecodeHintType, Object> PURE = Map.of(DecodeHintType.PURE_BARCODE, true);

  /// Dots of a code of version 4 with modules of 10 dots.
  private static final int CODE = 330;

  @Test
  void isExactlyAsWideAsThePrinterPrintsWithOneBitPerDot() throws IOException {
    var image = image(label(DOTS).png(URL));

    assertThat(image.getWidth()).isEqualTo(DOTS);
    assertThat(image.getHeight()).isEqualTo(DOTS);
    assertThat(image.getColorModel().getPixelSize()).isEqualTo(1);
  }

  /// Whoever scans expects the width of a dark run to be a multiple of that of a module.
  @Test
  void hasWholeDotsPerModuleAndAQuietZoneOfFourModules() throws IOException {
    var image = image(label(DOTS).png(URL));
    var runs = new HashSet<Integer>();
    var first = DOTS;
    for (var y = 0; y < DOTS; y++) {
      var run = 0;
      for (var x = 0; x < DOTS; x++) {
        if (dark(image, x, y)) {
          run++;
          first = Math.min(first, x);
        } else if (run > 0) {
          runs.add(run);
          run = 0;
        }
      }
    }
    var module = runs.stream().mapToInt(Integer::intValue).min().orElseThrow();

    // Version 4 has 33 modules; with two quiet zones of 4, 413 dots hold 41 modules of 10.
    assertThat(module).isEqualTo(10);
    assertThat(runs).allMatch(run -> run % module == 0);
    assertThat(first).isGreaterThanOrEqualTo(4 * module);
  }

  @Test
  void isReadByAScannerWhateverTheUrl() throws IOException, ReaderException {
    var random = new Random(7);
    for (var i = 0; i < 100; i++) {
      var url = "https://tree-nation.com/collect/%016x".formatted(random.nextLong());
      assertThat(read(image(label(DOTS).png(url)))).isEqualTo(url);
    }
  }

  /// Level M repairs a stain of this size in the corner without a finder pattern. In the middle of
  /// the code, where the same stain spoils more codewords, it repairs 6 %.
  @Test
  void isReadWithEightPercentOfTheCodeBlanked() throws IOException, ReaderException {
    var random = new Random(7);
    var side = (int) Math.sqrt(0.08 * CODE * CODE);
    var corner = (DOTS + CODE) / 2 - side;
    for (var i = 0; i < 100; i++) {
      var url = "https://tree-nation.com/collect/%016x".formatted(random.nextLong());
      var image = image(label(DOTS).png(url));
      var graphics = image.createGraphics();
      graphics.setColor(Color.WHITE);
      graphics.fillRect(corner, corner, side, side);
      graphics.dispose();
      assertThat(read(image)).isEqualTo(url);
    }
  }

  /// The scanner of another author, where it is installed.
  @Test
  void isReadByZbarWhateverTheUrl(@TempDir Path folder) throws IOException, InterruptedException {
    var zbar = Path.of("/usr/bin/zbarimg");
    assumeTrue(Files.isExecutable(zbar), "zbarimg (Debian's zbar-tools) is not installed");
    var random = new Random(8);
    var urls = new ArrayList<String>();
    var command = new ArrayList<>(List.of(zbar.toString(), "--quiet", "--raw"));
    for (var i = 0; i < 100; i++) {
      urls.add("https://tree-nation.com/collect/%016x".formatted(random.nextLong()));
      var png = folder.resolve("%03d.png".formatted(i));
      command.add(Files.write(png, label(DOTS).png(urls.getLast())).toString());
    }
    var scanner = new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
    var read = new String(scanner.getInputStream().readAllBytes(), UTF_8);
    scanner.waitFor();

    assertThat(read.lines()).containsExactlyElementsOf(urls);
  }

  @Test
  void ofTheSameUrlIsAlwaysTheSame() {
    assertThat(label(DOTS).png(URL)).isEqualTo(label(DOTS).png(URL));
  }

  @ParameterizedTest
  @ValueSource(ints = {41, 300, 449, 720})
  void isDrawnInOtherWidths(int dots) throws IOException, ReaderException {
    assertThat(read(image(label(dots).png(URL)))).isEqualTo(URL);
  }

  @Test
  void thatIsTooNarrowForItsTextIsRefused() {
    assertThatThrownBy(() -> label(41).png(URL + URL))
        .hasMessageContaining("needs")
        .hasMessageContaining("the label has 41");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Your tree grows!", "Dein Baum wächst: groß & grün", "L'albero è qui"})
  void hasALineOfTextUnderTheCode(String text) throws IOException, ReaderException {
    var image = image(new DrawLabel(DOTS, Optional.of(text)).png(URL));

    assertThat(image.getWidth()).isEqualTo(DOTS);
    assertThat(image.getHeight()).isGreaterThan(DOTS);
    assertThat(read(image.getSubimage(0, 0, DOTS, DOTS))).isEqualTo(URL);
    assertThat(darkDots(image.getSubimage(0, DOTS, DOTS, image.getHeight() - DOTS))).isPositive();
  }

  @Test
  void showsAnAccentAboveItsLetter() throws IOException {
    var plain = image(new DrawLabel(DOTS, Optional.of("BAUME")).png(URL));
    var accented = image(new DrawLabel(DOTS, Optional.of("B\u00c4UME")).png(URL));

    assertThat(darkDots(accented)).isEqualTo(darkDots(plain) + 2 * 16);
  }

  @Test
  void refusesATextThatItCannotPrint() {
    assertThatThrownBy(() -> new DrawLabel(DOTS, Optional.of("木")))
        .hasMessageContaining("cannot have the character \"木\"");
    assertThatThrownBy(() -> new DrawLabel(DOTS, Optional.of("x".repeat(80))))
        .hasMessageContaining("needs 486 dots, the label has 413: shorten it");
  }

  private static DrawLabel label(int dots) {
    return new DrawLabel(dots, Optional.empty());
  }

  private static long darkDots(BufferedImage image) {
    return IntStream.range(0, image.getWidth() * image.getHeight())
        .filter(i -> dark(image, i % image.getWidth(), i / image.getWidth()))
        .count();
  }

  private static BufferedImage image(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static boolean dark(BufferedImage image, int x, int y) {
    return (image.getRGB(x, y) & 0xFF) < 128;
  }

  private static String read(BufferedImage image) throws ReaderException {
    var scale = image.getWidth() < 100 ? 4 : 1;
    var width = image.getWidth() * scale;
    var pixels = new int[width * width];
    for (var i = 0; i < pixels.length; i++) {
      pixels[i] = image.getRGB(i % width / scale, i / width / scale);
    }
    LuminanceSource source = new RGBLuminanceSource(width, width, pixels);
    return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source)), PURE).getText();
  }
}
