package groundcrew.local.tagging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.fixture.Resources;
import groundcrew.local.fixture.TaggedResource;
import groundcrew.local.gateway.Call;
import groundcrew.local.limits.Page;
import groundcrew.local.limits.PageTokens;
import groundcrew.local.limits.Paging;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/// Lists the keys, and the values of a key, that an account uses in a region.
record GetTagNames(Resources resources, Paging paging, PageTokens tokens) {
  private static final int PAGE = 100;

  ObjectNode keys(Call call) {
    return page(call, "TagKeys", all(call).flatMap(resource -> resource.tags().keySet().stream()));
  }

  ObjectNode values(Call call) {
    var key = call.input().path("Key").asText();
    return page(
        call,
        "TagValues",
        all(call).map(resource -> resource.tags().get(key)).filter(Objects::nonNull));
  }

  private Stream<TaggedResource> all(Call call) {
    return resources.after(call.caller().account(), call.region(), "");
  }

  private ObjectNode page(Call call, String member, Stream<String> names) {
    var position =
        tokens.read(call.input(), call.operation() + " " + call.input().path("Key").asText());
    var sorted = names.distinct().sorted();
    var size = paging.size(position.page(), PAGE);
    var page = Page.of(sorted, Function.identity(), size, position, tokens.clock().instant());
    var answer = Tagging.answer(tokens, page);
    var list = answer.putArray(member);
    page.items().forEach(list::add);
    return answer;
  }
}
