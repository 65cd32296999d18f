package groundcrew.stepfn.light;

import static java.util.Locale.ROOT;

import java.util.function.Predicate;

/// The filter of a view.
///
/// @param text part of a name, or the whole name of a state, in any case; empty for all
record Filter(String text) {
  /// Returns the filter for the text of the box.
  static Filter of(String typed) {
    return new Filter(typed.strip());
  }

  boolean all() {
    return text.isEmpty();
  }

  /// Returns the predicate. It computes once what every light is compared with.
  Predicate<Light> matcher() {
    var part = text.toLowerCase(ROOT);
    // Step Functions writes TIMED_OUT.
    var word = part.replace('_', ' ');
    return light ->
        light.name().toLowerCase(ROOT).contains(part)
            || light.state().word().equals(word)
            || (light.running() && LightState.RUNNING.word().equals(word))
            || (light.overdue() && LightState.OVERDUE.word().equals(word));
  }
}
