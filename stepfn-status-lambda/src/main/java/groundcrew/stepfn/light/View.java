package groundcrew.stepfn.light;

import java.util.Optional;

/// The view that the console requests.
///
/// @param filter text of the filter box
/// @param endpoint ARN that the page's buttons call, which is this function's own
public record View(boolean dark, String filter, String endpoint) {
  /// Returns the view of an event. A click on a count takes precedence over the filter box, and the
  /// box over the filter that the dashboard configures: a person who empties the box sees all.
  public static View of(WidgetEvent event, String functionArn) {
    var context = event.widgetContext();
    var typed =
        context
            .flatMap(WidgetEvent.WidgetContext::forms)
            .flatMap(WidgetEvent.Forms::all)
            .flatMap(WidgetEvent.Inputs::filter);
    return new View(
        context.flatMap(WidgetEvent.WidgetContext::theme).equals(Optional.of("dark")),
        event.show().or(() -> typed).or(() -> event.filter().map(Object::toString)).orElse(""),
        functionArn);
  }
}
