package groundcrew.local.sns;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import groundcrew.local.limits.Page;
import groundcrew.local.limits.PageTokens;
import groundcrew.local.limits.Paging;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.stream.Stream;

/// Answers in pages of a hundred, as SNS does.
record Listing(Paging paging, InstantSource clock, PageTokens tokens) {
  private static final int PAGE = 100;

  Listing(Paging paging, InstantSource clock) {
    this(
        paging,
        clock,
        new PageTokens(
            "NextToken",
            clock,
            () -> new AwsError(400, "InvalidParameterException", "Invalid parameter: NextToken")));
  }

  <T> ObjectNode page(
      Call call,
      String member,
      Stream<T> items,
      Function<T, String> key,
      Function<T, ObjectNode> shown) {
    var query = call.operation() + " " + call.input().path("TopicArn").asText();
    var position = tokens.read(call.input(), query);
    var size = paging.size(position.page(), PAGE);
    var page = Page.of(items, key, size, position, clock.instant());
    return tokens.answer(member, page, shown);
  }
}
