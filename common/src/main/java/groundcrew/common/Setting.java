package groundcrew.common;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One variable of an [Environment], readable after the environment is verified.
public final class Setting<T> {
  private final String name;
  private final Environment environment;
  private final @Nullable T value;

  Setting(String name, Environment environment, @Nullable T value) {
    this.name = name;
    this.environment = environment;
    this.value = value;
  }

  /// Returns the parsed value.
  ///
  /// @throws IllegalStateException before [Environment#verify()], which reports all faults at once
  public T get() {
    if (value == null || !environment.verified()) {
      throw new IllegalStateException(
          "%s is read before the environment is verified: call verify() first".formatted(name));
    }
    return value;
  }

  /// Passes the value, if it is valid, to a check that needs several settings. A check that fails
  /// calls [Environment#fault(String, String)].
  public void ifRead(Consumer<T> check) {
    if (value != null) {
      check.accept(value);
    }
  }
}
