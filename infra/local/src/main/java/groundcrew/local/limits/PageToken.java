package groundcrew.local.limits;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/// Where the next page begins; opaque to the caller, and all that a service remembers of a listing.
///
/// @param page number of the page to come, from zero
/// @param after key of the last item that was given; empty before the first
/// @param query what was asked, so that a token is not used for another question
/// @param issued when the token was given
public record PageToken(int page, String after, String query, Instant issued) {
  private static final String SEPARATOR = "\n";

  /// Returns the beginning of a listing.
  public static PageToken first(String query, Instant now) {
    return new PageToken(0, "", query, now);
  }

  /// Returns the token whose text a caller sent.
  ///
  /// @throws IllegalArgumentException for a text that no service gave
  public static PageToken parse(String text) {
    var decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    var parts = decoded.split(SEPARATOR, -1);
    if (parts.length != 4) {
      throw new IllegalArgumentException("not a token of this service");
    }
    return new PageToken(
        Integer.parseInt(parts[0]),
        parts[3],
        parts[2],
        Instant.ofEpochMilli(Long.parseLong(parts[1])));
  }

  /// Returns the token of the page that follows.
  public PageToken next(String lastKey, Instant now) {
    return new PageToken(page + 1, lastKey, query, now);
  }

  /// Returns what the caller sends back.
  public String text() {
    var parts =
        String.join(
            SEPARATOR,
            Integer.toString(page),
            Long.toString(issued.toEpochMilli()),
            query.replace(SEPARATOR, " "),
            after);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(parts.getBytes(StandardCharsets.UTF_8));
  }
}
