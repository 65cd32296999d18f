package groundcrew.treebutton;

import groundcrew.treebutton.press.Press;
import groundcrew.treebutton.press.PressRecord;
import groundcrew.treebutton.press.RefusedPressException;
import java.util.Optional;

/// The answer of an invocation.
///
/// @param press id of the press; absent where the message has none
/// @param state of the press; WORKING where another worker is at it, REFUSED where it was refused
/// @param reason why it is LIMITED, FAILED, UNKNOWN or REFUSED
record ButtonPressAnswer(Optional<String> press, String state, Optional<String> reason) {
  static ButtonPressAnswer of(PressRecord record) {
    return new ButtonPressAnswer(Optional.of(record.id()), record.state().name(), record.reason());
  }

  static ButtonPressAnswer elsewhere(String press) {
    return new ButtonPressAnswer(Optional.of(press), "WORKING", Optional.empty());
  }

  static ButtonPressAnswer refused(RefusedPressException refused) {
    return new ButtonPressAnswer(
        refused.press().map(Press::id),
        "REFUSED",
        Optional.of(refused.reason() + ": " + refused.getMessage()));
  }
}
