package groundcrew.stepfn.states;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.Tag;

/// Answers like the Tagging API, from tags in memory: in pages. The first page is empty although
/// more follow, and the last token is empty.
final class PagedTagging implements ResourceGroupsTaggingApiClient {
  private final InMemoryMaxAges tags;
  private final List<GetResourcesRequest> requests = new ArrayList<>();

  PagedTagging(InMemoryMaxAges tags) {
    this.tags = tags;
  }

  List<GetResourcesRequest> requests() {
    return requests;
  }

  @Override
  public GetResourcesResponse getResources(GetResourcesRequest request) {
    requests.add(request);
    if (request.paginationToken() == null) {
      return GetResourcesResponse.builder().paginationToken("0").build();
    }
    var key = request.tagFilters().getFirst().key();
    var all =
        new TreeMap<>(tags.tags())
            .entrySet().stream().filter(machine -> machine.getValue().containsKey(key)).toList();
    var from = Integer.parseInt(request.paginationToken());
    var to = Math.min(all.size(), from + request.resourcesPerPage());
    return GetResourcesResponse.builder()
        .resourceTagMappingList(all.subList(from, to).stream().map(PagedTagging::mapping).toList())
        .paginationToken(to < all.size() ? Integer.toString(to) : "")
        .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  private static ResourceTagMapping mapping(Map.Entry<String, Map<String, String>> machine) {
    return ResourceTagMapping.builder()
        .resourceARN(machine.getKey())
        .tags(
            machine.getValue().entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList())
        .build();
  }
}
