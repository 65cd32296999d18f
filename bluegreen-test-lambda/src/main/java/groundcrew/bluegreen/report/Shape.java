package groundcrew.bluegreen.report;

import groundcrew.bluegreen.gate.Verdict;

/// The picture of a verdict: by its shape as well as by its colour.
final class Shape {
  private static final String BEGIN =
      "<svg class=\"shape\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">";

  private Shape() {}

  static String of(Verdict verdict) {
    return BEGIN
        + switch (verdict) {
          case PASS ->
              "<circle cx=\"12\" cy=\"12\" r=\"11\"/><path class=\"mark\" d=\"M7 12.5l3.5 3.5L17 8.5\"/>";
          case FAIL ->
              "<rect x=\"1\" y=\"1\" width=\"22\" height=\"22\" rx=\"4\"/>"
                  + "<path class=\"mark\" d=\"M8 8l8 8M16 8l-8 8\"/>";
          case INCONCLUSIVE ->
              "<path d=\"M12 1.5L23 22H1z\"/><path class=\"mark\" d=\"M12 9v6M12 18.2v.1\"/>";
        }
        + "</svg>";
  }
}
