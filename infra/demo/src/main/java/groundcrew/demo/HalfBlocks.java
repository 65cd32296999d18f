package groundcrew.demo;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Draws a QR code with its quiet zone as text. A character is two modules, one above the other:
/// about a square.
enum HalfBlocks {
  /// The dark modules are drawn: for dark text on a light ground.
  DARK(" ▄▀█"),
  /// The light modules are drawn: for light text on a dark ground. Few readers know a code whose
  /// dark modules are light.
  LIGHT("█▀▄ ");

  /// For no dark module, the lower one, the upper one, both.
  private final String characters;

  HalfBlocks(String characters) {
    this.characters = characters;
  }

  /// Returns the lines, all of the same length.
  List<String> lines(QrCode code) {
    var end = code.size() + QrCode.QUIET_ZONE;
    return IntStream.iterate(-QrCode.QUIET_ZONE, y -> y < end, y -> y + 2)
        .mapToObj(y ->
            IntStream.range(-QrCode.QUIET_ZONE, end)
                .mapToObj(x -> character(code.isDark(x, y), code.isDark(x, y + 1)))
                .collect(Collectors.joining()))
        .toList();
  }

  private String character(boolean upper, boolean lower) {
    var index = (upper ? 2 : 0) + (lower ? 1 : 0);
    return characters.substring(index, index + 1);
  }
}
