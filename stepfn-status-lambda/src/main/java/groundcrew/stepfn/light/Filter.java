package groundcrew.stepfn.light;

import static java.util.Locale.ROOT;

import java.util.function.Predicate;

/// Which machines a viewer wants to see.
///
/// @param text a part of a name or a state's whole name, in letters of any case; empty for all
record Filter(String text) {
  /// Returns the filter of what somebody typed.
  static Filter of(String typed) {
    return new Filter(typed.strip());
  }

  boolean all() {
    return text.isEmpty();
  }

  /// Returns the test of one light; what every light is compared with is made once.
  Predicate<Light> matcher() {
    var part = text.toLowerCase(ROOT);
    // As Step Functions spells it.
    var word = part.replace('_', ' ');
    return light ->
        light.name().toLowerCase(ROOT).contains(part)
            || light.state().word().equals(word)
            || (light.running() && LightState.RUNNING.word().equals(word))
            || (light.overdue() && LightState.OVERDUE.word().equals(word));
  }
}
