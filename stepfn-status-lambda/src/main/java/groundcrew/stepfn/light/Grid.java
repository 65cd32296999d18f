package groundcrew.stepfn.light;

import groundcrew.common.Markup;
import groundcrew.stepfn.machine.ConsoleLink;
import java.time.Instant;
import java.util.List;

/// Draws the lights as a grid, each with its shape, name, words and link.
final class Grid {
  private static final String EXPRESS = "express, as AWS counted";

  private final Markup html;
  private final Instant now;
  private final Density density;

  Grid(Markup html, Instant now, Density density) {
    this.html = html;
    this.now = now;
    this.density = density;
  }

  void draw(List<Light> lights) {
    html.raw("<ol class=\"gc-grid\">");
    lights.forEach(this::light);
    html.raw("</ol>");
    if (lights.stream().anyMatch(Light::express)) {
      html.raw("<p class=\"gc-foot\"><span class=\"gc-tag\">")
          .raw(tag())
          .raw(density.crowded() ? "</span> express: " : "</span> ")
          .raw("what AWS counted, minute by minute</p>");
    }
  }

  private void light(Light light) {
    var card = density.card(light);
    html.raw("<li class=\"gc-light ").raw(card ? "gc-card " : "gc-line ").raw(style(light));
    html.raw("\" title=\"").text(title(light)).raw("\">");
    var link = ConsoleLink.of(light.status());
    link.ifPresentOrElse(
        url ->
            html.raw("<a class=\"gc-link\" target=\"_blank\" rel=\"noopener\" href=\"")
                .text(url)
                .raw("\">"),
        () -> html.raw("<span class=\"gc-link\">"));
    html.raw(Shape.of(light)).raw("<span class=\"gc-name\">").text(light.name()).raw("</span>");
    if (light.express()) {
      html.raw("<span class=\"gc-tag\">").raw(tag()).raw("</span>");
    }
    html.raw("<span class=\"gc-words\">")
        .text(card ? light.words(now) : light.fewWords(now))
        .raw("</span>")
        .raw(link.isPresent() ? "</a></li>" : "</span></li>");
  }

  private static String style(Light light) {
    if (light.state() != LightState.RUNNING) {
      return light.state().style();
    }
    return light.succeeded() ? "gc-after-success" : LightState.NO_RUNS.style();
  }

  private String tag() {
    return density.crowded() ? "E" : "express";
  }

  private String title(Light light) {
    var read =
        light.status().readAt().map(time -> ", read " + Light.age(time, now) + " ago").orElse("");
    var unread =
        light
            .status()
            .refused(now)
            .map(refused -> ", cannot be read: " + refused.reason())
            .orElse("");
    return light.name()
        + ": "
        + light.words(now)
        + (light.express() ? " (" + EXPRESS + ")" : "")
        + read
        + unread;
  }
}
