package groundcrew.stepfn.light;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StyleTest {
  private static final Pattern COLOUR = Pattern.compile("--(\\w+):#(\\w+);");

  /// The ratios of WCAG 2.2, level AA: 4.5 for text, 3 for graphics.
  @ParameterizedTest
  @CsvSource({
    "text, ground, 4.5",
    "text, tile, 4.5",
    "text, redtile, 4.5",
    "text, ambertile, 4.5",
    "text, field, 4.5",
    "soft, ground, 4.5",
    "soft, tile, 4.5",
    "soft, redtile, 4.5",
    "soft, ambertile, 4.5",
    "soft, field, 4.5",
    "accent, ground, 4.5",
    "accent, tile, 4.5",
    "red, redtile, 3",
    "red, ground, 3",
    "amber, ambertile, 3",
    "amber, ground, 3",
    "green, tile, 3",
    "green, ground, 3",
    "grey, tile, 3",
    "grey, ground, 3",
    "on, red, 3",
    "on, amber, 3",
    "on, green, 3",
  })
  void isReadableInBothThemes(String colour, String behind, double ratio) {
    assertThat(contrast(theme(false), colour, behind)).as("light").isGreaterThanOrEqualTo(ratio);
    assertThat(contrast(theme(true), colour, behind)).as("dark").isGreaterThanOrEqualTo(ratio);
  }

  @Test
  void doesNotStyleTheDashboardAroundIt() {
    var selectors = Style.CSS.replaceAll("\\{[^}]*}", ",").split(",");

    assertThat(List.of(selectors))
        .map(String::strip)
        .allMatch(one -> one.isEmpty() || one.contains(".gc-"));
  }

  private static Map<String, String> theme(boolean dark) {
    var begin = Style.CSS.indexOf(".gc-dark{");
    var colours = new HashMap<>(Map.of("ground", dark ? Console.DARK : Console.LIGHT));
    var css = dark ? Style.CSS.substring(begin) : Style.CSS.substring(0, begin);
    var matcher = COLOUR.matcher(css);
    while (matcher.find()) {
      colours.put(matcher.group(1), matcher.group(2));
    }
    return colours;
  }

  private static double contrast(Map<String, String> theme, String one, String other) {
    var first = luminance(theme.getOrDefault(one, ""));
    var second = luminance(theme.getOrDefault(other, ""));
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(String hex) {
    var full = hex.length() == 3 ? hex.replaceAll("(.)", "$1$1") : hex;
    return 0.2126 * linear(full, 0) + 0.7152 * linear(full, 2) + 0.0722 * linear(full, 4);
  }

  private static double linear(String hex, int begin) {
    var channel = Integer.parseInt(hex, begin, begin + 2, 16) / 255.0;
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
