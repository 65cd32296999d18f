package groundcrew.treebutton.label;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableMap;

import com.google.zxing.common.BitMatrix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// A line of capital letters as dots. Each letter is 5 dots wide and 7 high, with two rows above it
/// for its accent.
///
/// The letters are a resource of this module: the Java runtime of Lambda has no fonts, and scaled
/// outlines would be blurred at one bit per dot.
public final class TextLine {
  private static final int ADVANCE = 6;
  private static final int MARGIN = ADVANCE / 2;
  private static final int ACCENT = 2;
  private static final int HEIGHT = ACCENT + 7;
  private static final Map<Integer, List<String>> GLYPHS = glyphs();

  private TextLine() {}

  /// Returns the text as it can be drawn.
  ///
  /// @throws IllegalArgumentException if a character has no glyph
  public static String drawable(String text) {
    dots(text);
    return text;
  }

  /// Returns the dots of the text in capital letters.
  ///
  /// @throws IllegalArgumentException if a character has no glyph
  static BitMatrix dots(String text) {
    // An accented letter becomes the letter and its combining accent.
    var characters =
        Normalizer.normalize(text.toUpperCase(Locale.ROOT), Normalizer.Form.NFD)
            .codePoints()
            .toArray();
    var letters = Arrays.stream(characters).filter(TextLine::isLetter).count();
    if (letters == 0 || !isLetter(characters[0])) {
      throw new IllegalArgumentException("the text \"%s\" has no letters".formatted(text));
    }
    var line = new BitMatrix(((int) letters + 1) * ADVANCE, HEIGHT);
    var left = MARGIN - ADVANCE;
    for (var character : characters) {
      left += isLetter(character) ? ADVANCE : 0;
      draw(glyph(character), line, left, isLetter(character) ? ACCENT : 0);
    }
    return line;
  }

  private static boolean isLetter(int character) {
    return Character.getType(character) != Character.NON_SPACING_MARK;
  }

  private static void draw(List<String> rows, BitMatrix line, int left, int top) {
    for (var y = 0; y < rows.size(); y++) {
      for (var x = 0; x < rows.get(y).length(); x++) {
        if (rows.get(y).charAt(x) == '#') {
          line.set(left + x, top + y);
        }
      }
    }
  }

  private static List<String> glyph(int character) {
    var glyph = GLYPHS.get(character);
    if (glyph == null) {
      throw new IllegalArgumentException(
          "a label cannot have the character \"%s\"".formatted(Character.toString(character)));
    }
    return glyph;
  }

  /// Reads the glyphs: paragraphs of a character, or its code point, and its rows.
  private static Map<Integer, List<String>> glyphs() {
    try (var file = Objects.requireNonNull(TextLine.class.getResourceAsStream("glyphs.txt"))) {
      return Pattern.compile("\n\n")
          .splitAsStream(new String(file.readAllBytes(), UTF_8))
          .map(paragraph -> paragraph.lines().toList())
          .collect(
              toUnmodifiableMap(
                  lines -> codePoint(lines.getFirst()), lines -> lines.subList(1, lines.size())));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static int codePoint(String name) {
    return name.startsWith("U+")
        ? Integer.parseInt(name, 2, name.length(), 16)
        : name.codePointAt(0);
  }
}
