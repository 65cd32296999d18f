package groundcrew.stepfn.light;

import groundcrew.common.JsonValue;

/// What the console asks for when somebody looks at the widget.
///
/// @param filter what is in the box
/// @param endpoint the ARN that the page's buttons call, which is this function's own
public record View(boolean dark, String filter, String endpoint) {
  /// Reads the event of a view. A count that was clicked on comes before the box, and the box
  /// before the filter that the dashboard gives the widget: who empties the box sees everything.
  public static View read(JsonValue event, String functionArn) {
    var widget = event.path("widgetContext");
    var configured = event.path("filter").asText("");
    var typed = widget.path("forms").path("all").path("filter").asText(configured);
    return new View(
        widget.path("theme").asText().equals("dark"),
        event.path("show").asText(typed),
        functionArn);
  }
}
