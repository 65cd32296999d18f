package groundcrew.bench.cold;

import java.util.List;

/// Draws a bar for each handler and variant: the median, and a line from quartile to quartile.
final class Plot {
  private static final int LABELS = 320;
  private static final int WIDTH = 560;
  private static final int LINE = 18;
  private static final int BAR = 12;

  private Plot() {}

  static String of(List<Row> rows) {
    var most = rows.stream().mapToDouble(row -> row.millis().high()).max().orElse(1);
    var height = LINE * (rows.size() + 2);
    var svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"11\">%n"
            .formatted(LABELS + WIDTH + 80, height));
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
    svg.append(
        "<text x=\"4\" y=\"13\">start to first answer, milliseconds: median and quartiles</text>\n");
    for (var i = 0; i < rows.size(); i++) {
      bar(svg, rows.get(i), LINE * (i + 1) + 4, WIDTH / most);
    }
    return svg.append("</svg>\n").toString();
  }

  private static void bar(StringBuilder svg, Row row, int top, double scale) {
    var millis = row.millis();
    var middle = top + BAR / 2;
    var end = LABELS + millis.median() * scale;
    svg.append(
        "<text x=\"4\" y=\"%d\">%s, %s</text>%n".formatted(top + 10, row.title(), row.variant()));
    svg.append(
        "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n"
            .formatted(LABELS, top, millis.median() * scale, BAR, colour(row.variant())));
    svg.append(
        "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"black\"/>%n"
            .formatted(
                LABELS + millis.low() * scale, LABELS + millis.high() * scale, middle, middle));
    svg.append(
        "<text x=\"%.1f\" y=\"%d\">%.0f</text>%n"
            .formatted(
                Math.max(end, LABELS + millis.high() * scale) + 4, top + 10, millis.median()));
  }

  private static String colour(String variant) {
    return switch (variant) {
      case Naive.NAME -> "#b0b0b0";
      case Python.NAME -> "#e0b040";
      default -> variant.equals(Start.ON_DEMAND.title()) ? "#80a8d8" : "#2060a0";
    };
  }
}
