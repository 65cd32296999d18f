package groundcrew.stepfn.light;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Optional;

/// The event of a CloudWatch custom widget, with the fields that are used.
///
/// @param describe true if the console asks for the documentation instead of the page
/// @param filter the widget's parameter in the dashboard; any JSON value, because its YAML may hold
///   a number
/// @param show what a click on the page asks for
@JsonIgnoreProperties(ignoreUnknown = true)
public record WidgetEvent(
    Optional<Boolean> describe,
    Optional<Object> filter,
    Optional<String> show,
    Optional<WidgetContext> widgetContext) {
  /// The view in the console.
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record WidgetContext(Optional<String> theme, Optional<Forms> forms) {}

  /// The page's forms.
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Forms(Optional<Inputs> all) {}

  /// The inputs of all forms.
  ///
  /// @param filter text in the filter box
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Inputs(Optional<String> filter) {}
}
