package groundcrew.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class QrCodeTest {
  /// The upper half of the smallest code, without its data.
  private static final List<String> MODULES =
      List.of(
          "#######.......#######",
          "#.....#.......#.....#",
          "#.###.#.......#.###.#",
          "#.###.#.......#.###.#",
          "#.###.#.......#.###.#",
          "#.....#.......#.....#",
          "#######.#.#.#.#######",
          "........#............");

  @Test
  void readsAModuleOfManyDotsAsOne() throws IOException {
    var code = QrCode.read(label(5, 40, 43));

    assertThat(code.size()).isEqualTo(21);
    assertThat(rows(code)).startsWith(MODULES.toArray(String[]::new));
  }

  @Test
  void readsAModuleOfOneDot() throws IOException {
    assertThat(rows(QrCode.read(label(1, 4, 4)))).startsWith(MODULES.toArray(String[]::new));
  }

  @Test
  void refusesAWhiteLabel() throws IOException {
    var white = png(blank(50));

    assertThatThrownBy(() -> QrCode.read(white)).hasMessageContaining("the label is white");
  }

  @Test
  void refusesWhatIsNoPicture() {
    assertThatThrownBy(() -> QrCode.read(new byte[] {1})).hasMessageContaining("no picture");
  }

  private static List<String> rows(QrCode code) {
    return IntStream.range(0, code.size())
        .mapToObj(y ->
            IntStream.range(0, code.size())
                .mapToObj(x -> code.isDark(x, y) ? "#" : ".")
                .collect(Collectors.joining()))
        .toList();
  }

  private static byte[] label(int dots, int left, int top) throws IOException {
    var image = blank(MODULES.getFirst().length() * dots + left + top);
    for (var y = 0; y < MODULES.size() * dots; y++) {
      for (var x = 0; x < MODULES.getFirst().length() * dots; x++) {
        if (MODULES.get(y / dots).charAt(x / dots) == '#') {
          image.setRGB(left + x, top + y, 0);
        }
      }
    }
    return png(image);
  }

  private static BufferedImage blank(int size) {
    var image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY);
    for (var y = 0; y < size; y++) {
      for (var x = 0; x < size; x++) {
        image.setRGB(x, y, 0xFFFFFF);
      }
    }
    return image;
  }

  private static byte[] png(BufferedImage image) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }
}
