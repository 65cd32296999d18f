package groundcrew.local.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.limits.PageToken;
import java.time.Instant;
import java.util.function.Supplier;

/// Reads where a listing goes on.
public final class Tokens {
  private Tokens() {}

  /// Returns the position that an input's `NextToken` holds, or the beginning.
  ///
  /// @param query what is asked beside the token
  /// @throws AwsError that of `wrong`, for a token of another question or of none
  public static PageToken position(
      JsonNode input, String query, Instant now, Supplier<AwsError> wrong) {
    if (!input.has("NextToken")) {
      return PageToken.first(query, now);
    }
    try {
      var token = PageToken.parse(input.path("NextToken").asText());
      if (token.query().equals(query)) {
        return token;
      }
    } catch (IllegalArgumentException e) {
      // Answered below: a token of another listing and no token at all are the same fault.
    }
    throw wrong.get();
  }
}
