package groundcrew.stepfn.light;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The density of the grid: more lights are drawn closer together. The worst lights are cards, up
/// to a number that is readable at a glance; the others are lines.
///
/// @param style CSS class
/// @param cards states whose lights are cards
record Density(String style, Set<LightState> cards) {
  private static final int ROOMY = 16;
  private static final int MOST_CARDS = 60;
  private static final int DENSE = 250;

  static Density of(List<Light> worstFirst) {
    return new Density(style(worstFirst.size()), cards(worstFirst));
  }

  private static String style(int lights) {
    if (lights <= ROOMY) {
      return "gc-roomy";
    }
    if (lights <= MOST_CARDS) {
      return "gc-normal";
    }
    return lights <= DENSE ? "gc-dense" : "gc-packed";
  }

  private static Set<LightState> cards(List<Light> worstFirst) {
    var cards = EnumSet.allOf(LightState.class);
    worstFirst.stream()
        .skip(MOST_CARDS)
        .findFirst()
        .ifPresent(light -> cards.removeAll(EnumSet.range(light.state(), LightState.SUCCEEDED)));
    return cards;
  }

  boolean card(Light light) {
    return cards.contains(light.state());
  }

  /// Tells whether some lights are lines.
  boolean crowded() {
    return !cards.contains(LightState.SUCCEEDED);
  }
}
