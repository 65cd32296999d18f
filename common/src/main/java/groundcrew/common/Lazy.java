package groundcrew.common;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes something at its first use, once: what most events do not need must not slow the first
/// one.
public final class Lazy<T> implements Supplier<T> {
  private final Supplier<T> making;
  private @Nullable T made;

  public Lazy(Supplier<T> making) {
    this.making = making;
  }

  @Override
  public synchronized T get() {
    var present = made;
    if (present == null) {
      present = making.get();
      made = present;
    }
    return present;
  }
}
