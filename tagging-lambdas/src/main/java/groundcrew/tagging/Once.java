package groundcrew.tagging;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Wires something at the first event: only an event tells which account the function is in, by the
/// function's ARN.
final class Once<T> {
  private final Function<String, T> wiring;
  private @Nullable T wired;

  Once(Function<String, T> wiring) {
    this.wiring = wiring;
  }

  synchronized T get(String functionArn) {
    var present = wired;
    if (present == null) {
      present = wiring.apply(functionArn);
      wired = present;
    }
    return present;
  }
}
