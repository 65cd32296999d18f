package groundcrew.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class HalfBlocksTest {
  private static final QrCode CODE =
      code(
          "#.#", //
          "##.", "..#");

  @Test
  void aCharacterIsTwoModulesAndAQuietZoneIsAroundThem() {
    assertThat(HalfBlocks.DARK.lines(CODE))
        .containsExactly(
            "           ", //
            "           ",
            "    █▄▀    ",
            "      ▀    ",
            "           ",
            "           ");
  }

  @Test
  void onADarkGroundTheLightModulesAreDrawn() {
    assertThat(HalfBlocks.LIGHT.lines(CODE))
        .containsExactly(
            "███████████", //
            "███████████",
            "████ ▀▄████",
            "██████▄████",
            "███████████",
            "███████████");
  }

  private static QrCode code(String... rows) {
    var dark = new BitSet();
    for (var y = 0; y < rows.length; y++) {
      for (var x = 0; x < rows.length; x++) {
        dark.set(y * rows.length + x, rows[y].charAt(x) == '#');
      }
    }
    return new QrCode(rows.length, dark);
  }
}
