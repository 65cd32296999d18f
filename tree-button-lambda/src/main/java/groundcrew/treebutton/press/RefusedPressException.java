package groundcrew.treebutton.press;

import groundcrew.common.PermanentFailureException;
import java.util.Optional;

/// A message that is not a press of the thing of its topic, or one that is too old. Nothing is
/// recorded of it.
public final class RefusedPressException extends PermanentFailureException {
  private static final long serialVersionUID = 1;

  private final RefusalReason reason;
  private final transient Optional<Press> press;

  RefusedPressException(RefusalReason reason, String message) {
    super(message);
    this.reason = reason;
    this.press = Optional.empty();
  }

  RefusedPressException(RefusalReason reason, String message, Press press) {
    super(message);
    this.reason = reason;
    this.press = Optional.of(press);
  }

  public RefusalReason reason() {
    return reason;
  }

  /// Returns the press where it is well-formed, so that its button can receive a result.
  public Optional<Press> press() {
    return press;
  }
}
