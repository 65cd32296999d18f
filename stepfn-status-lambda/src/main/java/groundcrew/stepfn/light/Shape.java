package groundcrew.stepfn.light;

/// Draws a light so that its outline and its mark are readable without its colour.
final class Shape {
  private static final String OPEN =
      "<svg class=\"gc-shape\" viewBox=\"0 0 16 16\" aria-hidden=\"true\">";
  private static final String CLOSE = "</svg>";

  private static final String DISC = "<circle cx=\"8\" cy=\"8\" r=\"7.5\"/>";
  private static final String RING = "<circle class=\"gc-ring\" cx=\"8\" cy=\"8\" r=\"6.5\"/>";
  private static final String SQUARE =
      "<rect x=\"1\" y=\"1\" width=\"14\" height=\"14\" rx=\"2.5\"/>";
  private static final String TRIANGLE =
      "<path d=\"M6.7 1.6a1.5 1.5 0 0 1 2.6 0l6 10.8A1.5 1.5 0 0 1 14 14.7H2a1.5 1.5 0 0 1-1.3-2.3z\"/>";

  private static final String CROSS = mark("M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6");
  private static final String HANDS = mark("M8 4.2V8.4l2.7 1.8");
  private static final String BAR = mark("M4.7 8h6.6");
  private static final String EXCLAMATION = mark("M8 5.6v3.6M8 11.9v.1");
  private static final String QUESTION =
      mark("M6.4 7.1a1.7 1.7 0 1 1 2.4 1.6q-.8.4-.8 1.1M8 11.9v.1");
  private static final String TICK = mark("M4.7 8.3l2.3 2.3 4.3-4.8");
  private static final String PLAY = "<path class=\"gc-play\" d=\"M6.2 4.6v6.8l5.4-3.4z\"/>";

  private Shape() {}

  /// Returns the drawing of a light. A running light has the running mark in the outline of the
  /// outcome before it.
  static String of(Light light) {
    var outline = light.state() == LightState.RUNNING ? before(light) : outline(light.state());
    return OPEN + outline + (light.running() ? PLAY : mark(light.state())) + CLOSE;
  }

  /// Returns the drawing of a state.
  static String of(LightState state) {
    return OPEN + outline(state) + mark(state) + CLOSE;
  }

  private static String before(Light running) {
    return running.succeeded() ? DISC : RING;
  }

  private static String outline(LightState state) {
    return switch (state) {
      case FAILED, TIMED_OUT, ABORTED -> SQUARE;
      case OVERDUE, UNREADABLE -> TRIANGLE;
      case RUNNING, NO_RUNS -> RING;
      case SUCCEEDED -> DISC;
    };
  }

  private static String mark(LightState state) {
    return switch (state) {
      case FAILED -> CROSS;
      case TIMED_OUT -> HANDS;
      case ABORTED -> BAR;
      case OVERDUE -> EXCLAMATION;
      case UNREADABLE -> QUESTION;
      case RUNNING -> PLAY;
      case NO_RUNS -> "";
      case SUCCEEDED -> TICK;
    };
  }

  private static String mark(String path) {
    return "<path class=\"gc-mark\" d=\"" + path + "\"/>";
  }
}
