package groundcrew.common;

import static java.util.Locale.ROOT;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/// The variables of a function. Declare all settings first; [#verify()] then reports every fault at
/// once.
///
/// `LOG_LEVEL` is a setting of every function. A parser rejects a value with an
/// [IllegalArgumentException].
public final class Environment {
  private static final String LOG_LEVELS = "one of TRACE, DEBUG, INFO, WARN, ERROR";

  private final Map<String, String> variables;
  private final List<String> faults = new ArrayList<>();
  private final Set<String> secrets = new HashSet<>();
  private final Setting<Level> logLevel;
  private boolean verified;

  private Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
    this.logLevel =
        optional(
            "LOG_LEVEL", Level.INFO, LOG_LEVELS, text -> Level.valueOf(text.toUpperCase(ROOT)));
  }

  /// Returns the variables of this process.
  public static Environment ofProcess() {
    return new Environment(System.getenv());
  }

  /// Returns an environment of the given variables.
  public static Environment of(Map<String, String> variables) {
    return new Environment(variables);
  }

  /// Declares a variable that must be set.
  public <T> Setting<T> required(String name, String expectation, Function<String, T> parser) {
    return setting(name, expectation, parser, () -> null);
  }

  /// Declares a variable that has a default.
  public <T> Setting<T> optional(
      String name, T fallback, String expectation, Function<String, T> parser) {
    return setting(name, expectation, parser, () -> fallback);
  }

  /// Declares a variable that may be absent.
  public <T> Setting<Optional<T>> optional(
      String name, String expectation, Function<String, T> parser) {
    return setting(name, expectation, parser.andThen(Optional::of), Optional::empty);
  }

  /// Declares a variable that may be absent, and whose value no message contains.
  public <T> Setting<Optional<T>> optionalSecret(
      String name, String expectation, Function<String, T> parser) {
    secrets.add(name);
    return optional(name, expectation, parser);
  }

  /// Declares a comma-separated list that must be set. Items are trimmed and must not be empty.
  public <T> Setting<List<T>> list(
      String name, String expectation, Function<String, T> itemParser) {
    return setting(name, expectation, items(itemParser), () -> null);
  }

  /// Declares a comma-separated list that is empty if the variable is absent.
  public <T> Setting<List<T>> optionalList(
      String name, String expectation, Function<String, T> itemParser) {
    return setting(name, expectation, items(itemParser), List::of);
  }

  /// Returns a parser that accepts a text that matches the pattern as a whole.
  public static Function<String, String> matching(Pattern pattern) {
    return text -> {
      if (!pattern.matcher(text).matches()) {
        throw new IllegalArgumentException("does not match");
      }
      return text;
    };
  }

  /// Returns the lowest level that is logged: `LOG_LEVEL`, by default INFO.
  public Level logLevel() {
    return logLevel.get();
  }

  /// Adds a fault that results from two settings together.
  public void fault(String name, String expectation) {
    verified = false;
    var text = variables.getOrDefault(name, "").strip();
    faults.add(text.isEmpty() ? notSet(name, expectation) : refused(name, expectation, text));
  }

  /// Checks every setting that was declared so far.
  ///
  /// @throws IllegalStateException listing each faulty variable, what is expected and what was
  ///   received
  public void verify() {
    if (!faults.isEmpty()) {
      throw new IllegalStateException(
          "%d faulty variable%s; correct the function's configuration:\n%s"
              .formatted(faults.size(), faults.size() == 1 ? "" : "s", String.join("\n", faults)));
    }
    verified = true;
  }

  boolean verified() {
    return verified;
  }

  private <T> Setting<T> setting(
      String name, String expectation, Function<String, T> parser, Supplier<@Nullable T> absent) {
    verified = false;
    var text = variables.getOrDefault(name, "").strip();
    @Nullable T value = null;
    try {
      value = text.isEmpty() ? absent.get() : parser.apply(text);
      if (value == null) {
        faults.add(notSet(name, expectation));
      }
    } catch (IllegalArgumentException | DateTimeException refused) {
      faults.add(refused(name, expectation, text));
    }
    return new Setting<>(name, this, value);
  }

  private static String notSet(String name, String expectation) {
    return "- %s: expected %s, but it is not set".formatted(name, expectation);
  }

  private String refused(String name, String expectation, String text) {
    var received =
        secrets.contains(name)
            ? "a text of %d characters that is not shown".formatted(text.length())
            : "'" + text + "'";
    return "- %s: expected %s, received %s".formatted(name, expectation, received);
  }

  private static <T> Function<String, List<T>> items(Function<String, T> itemParser) {
    return text ->
        Arrays.stream(text.split(",", -1))
            .map(String::strip)
            .map(Environment::notEmpty)
            .map(itemParser)
            .toList();
  }

  private static String notEmpty(String item) {
    if (item.isEmpty()) {
      throw new IllegalArgumentException("an item is empty");
    }
    return item;
  }
}
