package groundcrew.local.tagging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import groundcrew.local.fixture.Resources;
import groundcrew.local.fixture.TagList;
import groundcrew.local.fixture.TaggedResource;
import groundcrew.local.gateway.Call;
import groundcrew.local.limits.Page;
import groundcrew.local.limits.PageTokens;
import groundcrew.local.limits.Paging;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Lists the resources that have, or once had, tags.
record GetResources(Resources resources, Lag lag, Paging paging, PageTokens tokens) {
  private static final int DEFAULT_PAGE = 50;
  private static final int LARGEST_PAGE = 100;

  ObjectNode answer(Call call) {
    var page = call.input().has("ResourceARNList") ? named(call) : listed(call);
    var answer = Tagging.answer(tokens, page);
    var list = answer.putArray("ResourceTagMappingList");
    for (var resource : page.items()) {
      list.addObject().put("ResourceARN", resource.arn()).set("Tags", TagList.of(resource.tags()));
    }
    return answer;
  }

  private Page<TaggedResource> named(Call call) {
    var input = call.input();
    for (var other :
        List.of(
            "TagFilters",
            "ResourceTypeFilters",
            "ResourcesPerPage",
            "TagsPerPage",
            "PaginationToken")) {
      // An empty token is no token: it is what the last page before gave.
      if (input.has(other) && !input.path(other).equals(TextNode.valueOf(""))) {
        throw Tagging.invalid("ResourceARNList cannot be combined with %s.".formatted(other));
      }
    }
    var found = new ArrayList<TaggedResource>();
    for (var arn : input.path("ResourceARNList")) {
      resources
          .find(call.caller().account(), call.region(), arn.asText())
          .map(lag::seen)
          .filter(TaggedResource::everTagged)
          .ifPresent(found::add);
    }
    return new Page<>(found, Optional.empty());
  }

  private Page<TaggedResource> listed(Call call) {
    var input = call.input();
    var limit = perPage(input);
    var query =
        "GetResources %s %s".formatted(input.path("TagFilters"), input.path("ResourceTypeFilters"));
    var position = tokens.read(call.input(), query);
    var wanted = types(input.path("ResourceTypeFilters")).and(tags(input.path("TagFilters")));
    var size = paging.size(position.page(), limit);
    var found =
        resources
            .after(call.caller().account(), call.region(), position.after())
            .map(lag::seen)
            .filter(TaggedResource::everTagged)
            .filter(wanted)
            .limit(size + 1L)
            .toList();
    var fitting = input.has("TagsPerPage") ? fitting(found, tagsPerPage(input)) : size;
    return Page.cut(
        found, TaggedResource::arn, Math.min(size, fitting), position, tokens.clock().instant());
  }

  private static int perPage(ObjectNode input) {
    var size = input.path("ResourcesPerPage").asInt(DEFAULT_PAGE);
    if (size < 1 || size > LARGEST_PAGE) {
      throw Tagging.invalid("ResourcesPerPage must be between 1 and 100, not %d.".formatted(size));
    }
    return size;
  }

  private static int tagsPerPage(ObjectNode input) {
    var tags = input.path("TagsPerPage").asInt();
    if (tags < 100 || tags > 500 || tags % 100 != 0) {
      throw Tagging.invalid(
          "TagsPerPage must be 100, 200, 300, 400 or 500, not %d.".formatted(tags));
    }
    return tags;
  }

  /// Returns how many resources have together no more tags than a page may hold; the tags of one
  /// are never split.
  private static int fitting(List<TaggedResource> found, int tags) {
    var left = tags;
    for (var i = 0; i < found.size(); i++) {
      left -= found.get(i).tags().size();
      if (left < 0) {
        return Math.max(1, i);
      }
    }
    return found.size();
  }

  private static Predicate<TaggedResource> types(JsonNode filters) {
    var types = new ArrayList<String>();
    filters.forEach(filter -> types.add(filter.asText()));
    return resource ->
        types.isEmpty()
            || types.stream()
                .anyMatch(
                    type -> resource.type().equals(type) || resource.type().startsWith(type + ":"));
  }

  private static Predicate<TaggedResource> tags(JsonNode filters) {
    Predicate<TaggedResource> all = resource -> true;
    for (var filter : filters) {
      var key = filter.path("Key").asText();
      var values = new ArrayList<String>();
      filter.path("Values").forEach(value -> values.add(value.asText()));
      all =
          all.and(resource -> {
            var value = resource.tags().get(key);
            return value != null && (values.isEmpty() || values.contains(value));
          });
    }
    return all;
  }
}
