package groundcrew.common.screenshot;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/// A screenshot.
public record Picture(BufferedImage image) {
  /// Few enough for a small file, and enough for the edges of letters.
  private static final int MOST_COLOURS = 128;

  /// Colours with a smaller [#distance] are merged.
  private static final int NEAR = 100;

  private static final int RGB = 0xffffff;

  /// Reads a screenshot.
  public static Picture read(Path file) throws IOException {
    return new Picture(ImageIO.read(file.toFile()));
  }

  /// Writes the picture in its most frequent colours.
  public void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    var writer = ImageIO.getImageWritersByFormatName("png").next();
    var most = writer.getDefaultWriteParam();
    most.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    most.setCompressionQuality(0);
    Files.deleteIfExists(file);
    try (var stream = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(inFewColours(), null, null), most);
    } finally {
      writer.dispose();
    }
  }

  private BufferedImage inFewColours() {
    var colours = frequent();
    var palette =
        new IndexColorModel(
            Byte.SIZE,
            colours.size(),
            shifted(colours, 16),
            shifted(colours, 8),
            shifted(colours, 0));
    var few =
        new BufferedImage(
            image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, palette);
    var nearest = new HashMap<Integer, Integer>();
    pixels((x, y, colour) ->
        few.getRaster()
            .setSample(x, y, 0, nearest.computeIfAbsent(colour, one -> nearest(colours, one))));
    return few;
  }

  private List<Integer> frequent() {
    var counts = new HashMap<Integer, Integer>();
    pixels((x, y, colour) -> counts.merge(colour, 1, Integer::sum));
    var byCount =
        counts.entrySet().stream()
            .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
            .map(Map.Entry::getKey)
            .toList();
    var frequent = new ArrayList<Integer>();
    for (var colour : byCount) {
      if (frequent.size() < MOST_COLOURS
          && frequent.stream().allMatch(one -> distance(one, colour) > NEAR)) {
        frequent.add(colour);
      }
    }
    return frequent;
  }

  private static int nearest(List<Integer> colours, int colour) {
    return IntStream.range(0, colours.size())
        .boxed()
        .min(Comparator.comparingInt(index -> distance(colours.get(index), colour)))
        .orElseThrow();
  }

  private static int distance(int one, int other) {
    return IntStream.of(0, 8, 16)
        .map(shift -> (one >> shift & 0xff) - (other >> shift & 0xff))
        .map(difference -> difference * difference)
        .sum();
  }

  private static byte[] shifted(List<Integer> colours, int bits) {
    var channel = new byte[colours.size()];
    for (var i = 0; i < channel.length; i++) {
      channel[i] = (byte) (colours.get(i) >> bits);
    }
    return channel;
  }

  @FunctionalInterface
  private interface Pixel {
    void at(int x, int y, int colour);
  }

  private void pixels(Pixel pixel) {
    for (var y = 0; y < image.getHeight(); y++) {
      for (var x = 0; x < image.getWidth(); x++) {
        pixel.at(x, y, image.getRGB(x, y) & RGB);
      }
    }
  }
}
