package groundcrew.local.sns;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import groundcrew.local.limits.Page;
import groundcrew.local.limits.PageToken;
import groundcrew.local.limits.Paging;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.stream.Stream;

/// Answers in pages of a hundred, as SNS does.
record Listing(Paging paging, InstantSource clock) {
  private static final int PAGE = 100;

  <T> ObjectNode page(
      Call call,
      String member,
      Stream<T> items,
      Function<T, String> key,
      Function<T, ObjectNode> shown) {
    var position = position(call);
    var size = paging.size(position.page(), PAGE);
    var page = Page.of(items, key, size, position, clock.instant());
    var answer = JsonNodeFactory.instance.objectNode();
    var list = answer.putArray(member);
    page.items().forEach(item -> list.add(shown.apply(item)));
    page.next().ifPresent(next -> answer.put("NextToken", next.text()));
    return answer;
  }

  private PageToken position(Call call) {
    var query = call.operation() + " " + call.input().path("TopicArn").asText();
    if (!call.input().has("NextToken")) {
      return PageToken.first(query, clock.instant());
    }
    try {
      var token = PageToken.parse(call.input().path("NextToken").asText());
      if (token.query().equals(query)) {
        return token;
      }
    } catch (IllegalArgumentException e) {
      // Answered below: a token of another listing and no token at all are the same fault.
    }
    throw new AwsError(400, "InvalidParameterException", "Invalid parameter: NextToken");
  }
}
