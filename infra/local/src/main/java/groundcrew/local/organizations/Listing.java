package groundcrew.local.organizations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import groundcrew.local.limits.Page;
import groundcrew.local.limits.PageTokens;
import groundcrew.local.limits.Paging;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Stream;

/// Answers in pages; the tokens of Organizations do not expire here.
record Listing(Paging paging, OrganizationFaults faults) {
  private static final PageTokens TOKENS =
      new PageTokens(
          "NextToken",
          InstantSource.fixed(Instant.EPOCH),
          () ->
              new AwsError(
                  400,
                  "InvalidInputException",
                  "You specified an invalid value for NextToken: INVALID_NEXT_TOKEN."));

  <T> ObjectNode page(
      Call call,
      String member,
      Stream<T> items,
      Function<T, String> key,
      Function<T, ObjectNode> shown) {
    var input = call.input();
    var query =
        call.operation()
            + " "
            + input.path("ParentId").asText()
            + input.path("ResourceId").asText();
    var position = TOKENS.read(input, query);
    var asked = input.path("MaxResults").asInt(OrganizationFaults.LARGEST_PAGE);
    var size = paging.size(position.page(), Math.min(asked, faults.pageLimit()));
    var page = Page.of(items.sorted(Comparator.comparing(key)), key, size, position, Instant.EPOCH);
    return TOKENS.answer(member, page, shown);
  }
}
