package groundcrew.local.tagging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import groundcrew.local.limits.Page;
import groundcrew.local.limits.PageToken;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Reads and writes the tokens of this API, which live 15 minutes.
record Positions(InstantSource clock) {
  private static final Duration LIFETIME = Duration.ofMinutes(15);

  Instant now() {
    return clock.instant();
  }

  /// Returns where the call wants to go on; an empty token means the beginning.
  PageToken of(Call call, String query) {
    var text = call.input().path("PaginationToken").asText();
    if (text.isEmpty()) {
      return PageToken.first(query, now());
    }
    var token = parse(text);
    if (!token.query().equals(query)) {
      throw Tagging.invalid("The PaginationToken belongs to a request with other parameters.");
    }
    if (token.issued().plus(LIFETIME).isBefore(now())) {
      throw new AwsError(
          400,
          "PaginationTokenExpiredException",
          "A PaginationToken is valid for a maximum of 15 minutes.");
    }
    return token;
  }

  /// Writes the token; AWS writes an empty one at the end instead of none.
  void write(ObjectNode answer, Page<?> page) {
    answer.put("PaginationToken", page.next().map(PageToken::text).orElse(""));
  }

  private static PageToken parse(String text) {
    try {
      return PageToken.parse(text);
    } catch (IllegalArgumentException e) {
      throw Tagging.invalid("The PaginationToken is not one that this API gave.");
    }
  }
}
