package groundcrew.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.Call;
import groundcrew.local.gateway.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Calls as the gateway would hand them to a service.
public final class Calls {
  private Calls() {}

  /// Returns a call of an account's operator.
  public static Call of(String account, String region, String operation, String input) {
    var caller = new Caller(account, "arn:aws:iam::%s:root".formatted(account), Optional.empty());
    return new Call(caller, "service", region, operation, json(input));
  }

  /// Returns JSON that is written with single quotes.
  public static ObjectNode json(String text) {
    try {
      return (ObjectNode)
          new ObjectMapper().readTree(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
