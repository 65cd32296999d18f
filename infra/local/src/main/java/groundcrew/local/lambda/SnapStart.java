package groundcrew.local.lambda;

import groundcrew.local.iam.Keys;
import java.util.Map;

/// What differs for a function that starts from a snapshot.
public final class SnapStart {
  private SnapStart() {}

  /// Turns the variables of an ordinary start into those of one that makes a snapshot: there are no
  /// keys among them, which would be the same in every copy and expire; the runtime asks for them.
  public static void change(Map<String, String> variables, RuntimeApi api, Keys keys) {
    variables.keySet().removeIf(name -> name.matches("AWS_(ACCESS_KEY_ID|SECRET.*|SESSION_TOKEN)"));
    variables.putAll(api.credentials(keys));
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
  }
}
