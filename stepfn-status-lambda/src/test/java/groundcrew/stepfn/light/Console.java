package groundcrew.stepfn.light;

/// A dashboard around the widget: its background, and its sanitizer.
final class Console {
  static final String DARK = "161d26";
  static final String LIGHT = "ffffff";

  private Console() {}

  static String around(String html, boolean dark) {
    return "<!doctype html><meta charset=\"utf-8\"><body style=\"margin:0;padding:12px;background:#%s\">%s"
        .formatted(dark ? DARK : LIGHT, Sanitizer.clean(html).html());
  }
}
