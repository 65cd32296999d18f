package groundcrew.bluegreen.report;

import groundcrew.bluegreen.gate.Latencies;
import groundcrew.common.Markup;
import java.util.Arrays;
import java.util.Locale;

/// Draws the distribution of the times as SVG: for each time, the share of the rows that were
/// answered within it. The axis of the times is logarithmic.
final class LatencyChart {
  private static final int LEFT = 44;
  private static final int RIGHT = 36;
  private static final int TOP = 12;
  private static final int WIDTH = 640;
  private static final int HEIGHT = 200;

  /// As many points as a screen can show.
  private static final int POINTS = 160;

  private static final int FEWEST = 2;

  private final Markup html;
  private final double[] green;
  private final double[] blue;
  private final double low;
  private final double high;

  LatencyChart(Markup html, Latencies latencies) {
    this.html = html;
    this.green = sorted(latencies.green());
    this.blue = sorted(latencies.blue());
    var all = sorted(concat(green, blue));
    this.low = all.length == 0 ? 1 : Math.floor(Math.log10(Math.max(all[0], 0.1)));
    this.high =
        all.length == 0
            ? 2
            : Math.max(low + 1, Math.ceil(Math.log10(Math.max(all[all.length - 1], 0.1))));
  }

  void draw() {
    if (green.length < FEWEST) {
      return;
    }
    html.raw(
            "<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\""
                .formatted(LEFT + WIDTH + RIGHT, TOP + HEIGHT + 40))
        .raw("Share of the rows that were answered within a time\">");
    axes();
    curve("blue-line", blue);
    curve("green-line", green);
    legend();
    html.raw("</svg>");
  }

  private void axes() {
    for (var share = 0; share <= 100; share += 25) {
      var y = y(share / 100.0);
      html.raw(
          String.format(Locale.ROOT, "<path class=\"grid\" d=\"M%d %.1fh%d\"/>", LEFT, y, WIDTH));
      html.raw(
          String.format(
              Locale.ROOT,
              "<text x=\"%d\" y=\"%.1f\" class=\"end\">%d %%</text>",
              LEFT - 6,
              y + 4,
              share));
    }
    for (var power = (int) low; power <= (int) high; power++) {
      var time = Math.pow(10, power);
      var x = x(time);
      html.raw(
          String.format(Locale.ROOT, "<path class=\"grid\" d=\"M%.1f %dv%d\"/>", x, TOP, HEIGHT));
      html.raw(
          String.format(
              Locale.ROOT,
              "<text x=\"%.1f\" y=\"%d\" class=\"middle\">%s ms</text>",
              x,
              TOP + HEIGHT + 18,
              time < 1 ? "0.1" : String.format(Locale.ROOT, "%,.0f", time)));
    }
  }

  private void curve(String style, double[] times) {
    if (times.length < FEWEST) {
      return;
    }
    var path = new StringBuilder();
    var points = Math.min(POINTS, times.length);
    for (var i = 0; i < points; i++) {
      var index = (int) ((long) i * (times.length - 1) / (points - 1));
      path.append(i == 0 ? "M" : "L")
          .append(
              String.format(
                  Locale.ROOT, "%.1f %.1f", x(times[index]), y((index + 1.0) / times.length)));
    }
    html.raw("<path class=\"line ").raw(style).raw("\" d=\"").raw(path.toString()).raw("\"/>");
  }

  private void legend() {
    var y = TOP + HEIGHT + 34;
    html.raw(
        String.format(
            Locale.ROOT, "<path class=\"line green-line\" d=\"M%d %dh24\"/>", LEFT, y - 4));
    html.raw(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\">green</text>", LEFT + 30, y));
    if (blue.length >= FEWEST) {
      html.raw(
          String.format(
              Locale.ROOT, "<path class=\"line blue-line\" d=\"M%d %dh24\"/>", LEFT + 90, y - 4));
      html.raw(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\">blue</text>", LEFT + 120, y));
    }
  }

  private double x(double time) {
    var share = (Math.log10(Math.max(time, 0.1)) - low) / (high - low);
    return LEFT + WIDTH * Math.clamp(share, 0, 1);
  }

  private static double y(double share) {
    return TOP + HEIGHT * (1 - share);
  }

  private static double[] sorted(double[] times) {
    return Arrays.stream(times).filter(time -> !Double.isNaN(time)).sorted().toArray();
  }

  private static double[] concat(double[] one, double[] other) {
    var both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
