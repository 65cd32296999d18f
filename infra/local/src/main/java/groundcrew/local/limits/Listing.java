package groundcrew.local.limits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// One list operation of an API: it shows all items in the order of their keys, a page at a time.
///
/// @param list member of the answer that holds the items
/// @param token member of the request that holds the token of a page
/// @param limit member of the request that says how many items a page may hold at most; empty for
///   an operation without one
/// @param largest number of items where the request does not say
/// @param wrong answers a token that is none
public record Listing(
    String list,
    String token,
    String limit,
    int largest,
    Paging paging,
    InstantSource clock,
    Supplier<AwsError> wrong) {

  /// Answers a call; the token of the next page has the name of the request's member.
  ///
  /// @param key by which items are ordered and found again
  public <T> ObjectNode answer(
      ObjectNode input, Stream<T> items, Function<T, String> key, Function<T, JsonNode> shown) {
    var question = input.deepCopy();
    question.remove(token);
    var tokens = new PageTokens(token, clock, wrong);
    var position = tokens.read(input, question.toString());
    var size = paging.size(position.page(), input.path(limit).asInt(largest));
    var sorted = items.sorted(Comparator.comparing(key));
    return tokens.answer(list, Page.of(sorted, key, size, position, clock.instant()), shown);
  }
}
