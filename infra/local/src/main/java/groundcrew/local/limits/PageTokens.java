package groundcrew.local.limits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;

/// Reads and writes the page tokens of one API.
///
/// @param member of requests and answers, such as `NextToken`
/// @param wrong answers a token of another question, and a text that is no token
/// @param lifetime for which a token is good
/// @param expired answers a token that is older
public record PageTokens(
    String member,
    InstantSource clock,
    Supplier<AwsError> wrong,
    Duration lifetime,
    Supplier<AwsError> expired) {
  private static final Duration UNLIMITED = Duration.ofSeconds(Long.MAX_VALUE);

  /// Creates tokens that do not expire.
  public PageTokens(String member, InstantSource clock, Supplier<AwsError> wrong) {
    this(member, clock, wrong, UNLIMITED, wrong);
  }

  /// Returns where the caller goes on; without a token at the beginning.
  ///
  /// @param query what is asked beside the token
  /// @throws AwsError `wrong` or `expired`
  public PageToken read(JsonNode input, String query) {
    var text = input.path(member).asText();
    if (text.isEmpty()) {
      return PageToken.first(query, clock.instant());
    }
    var token = parse(text);
    if (!token.query().equals(query)) {
      throw wrong.get();
    }
    if (Duration.between(token.issued(), clock.instant()).compareTo(lifetime) > 0) {
      throw expired.get();
    }
    return token;
  }

  /// Returns a page as an answer.
  ///
  /// @param list the member that holds the items
  public <T> ObjectNode answer(String list, Page<T> page, Function<T, ? extends JsonNode> shown) {
    var answer = JsonNodeFactory.instance.objectNode();
    var items = answer.putArray(list);
    page.items().forEach(item -> items.add(shown.apply(item)));
    write(answer, page);
    return answer;
  }

  /// Adds the token of the page that follows, where one does.
  public void write(ObjectNode answer, Page<?> page) {
    page.next().ifPresent(next -> answer.put(member, next.text()));
  }

  private PageToken parse(String text) {
    try {
      return PageToken.parse(text);
    } catch (IllegalArgumentException e) {
      throw wrong.get();
    }
  }
}
