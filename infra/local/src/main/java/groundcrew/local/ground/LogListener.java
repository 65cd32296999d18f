package groundcrew.local.ground;

/// Follows what functions log.
@FunctionalInterface
public interface LogListener {

  /// Takes one line, in the order in which the function's environments wrote them.
  void line(String function, String line);
}
