package groundcrew.local.gateway;

import java.util.Map;

/// One permission that a call takes.
///
/// @param action such as `sqs:SendMessage`
/// @param resource an ARN, or `*` where the action knows no resource
/// @param context condition keys with their values, beside those that every call has
public record RequiredPermission(String action, String resource, Map<String, String> context) {

  /// A permission without condition keys of its own.
  public static RequiredPermission of(String action, String resource) {
    return new RequiredPermission(action, resource, Map.of());
  }
}
