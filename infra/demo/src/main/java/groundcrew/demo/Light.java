package groundcrew.demo;

import java.util.Locale;

/// How a machine stands, the worst first, and how a terminal shows it: a shape beside the colour,
/// for those who cannot tell the colours apart.
enum Light {
  FAILED("✖", 31),
  OVERDUE("▲", 33),
  RUNNING("◐", 32),
  NEVER_RAN("○", 90),
  SUCCEEDED("●", 32);

  private final String shape;
  private final int colour;

  Light(String shape, int colour) {
    this.shape = shape;
    this.colour = colour;
  }

  String shown(Screen screen) {
    return screen.coloured(shape, colour);
  }

  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
