package groundcrew.tagging.resources;

import static java.util.Objects.requireNonNullElse;

import groundcrew.common.AwsClients;
import groundcrew.common.Pacer;
import groundcrew.common.Pages;
import groundcrew.common.RoleAssumer;
import groundcrew.tagging.member.AwsAccess;
import groundcrew.tagging.member.Target;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;

/// Tags through the Resource Groups Tagging API, with the credentials of the target's role.
public final class AwsResourceTags implements ResourceTags {
  private static final int LARGEST_PAGE = 100;

  private final AwsAccess<ResourceGroupsTaggingApiClient> tagging;
  private final Pacer reads;

  /// @param reads pace of GetResources
  public AwsResourceTags(AwsClients clients, RoleAssumer roles, Pacer reads) {
    this.tagging =
        new AwsAccess<>(
            roles,
            (region, credentials) ->
                clients.build(ResourceGroupsTaggingApiClient.builder(), region, credentials));
    this.reads = reads;
  }

  @Override
  public Stream<Resource> all(Target target) {
    return Pages.<String, GetResourcesResponse>of(
            token -> page(target, token), page -> Pages.token(page.paginationToken()))
        .flatMap(AwsResourceTags::resources);
  }

  @Override
  public Stream<Resource> find(Target target, List<String> arns) {
    return Batches.of(arns, LARGEST_PAGE).stream()
        .flatMap(
            batch -> resources(getResources(target, request -> request.resourceARNList(batch))));
  }

  @Override
  public List<Refusal> put(Target target, List<String> arns, Map<String, String> tags) {
    return AwsRefusals.of(
        arns,
        () ->
            tagging
                .call(
                    target,
                    (client, as) ->
                        client.tagResources(request ->
                            request.resourceARNList(arns).tags(tags).overrideConfiguration(as)))
                .failedResourcesMap());
  }

  @Override
  public List<Refusal> remove(Target target, List<String> arns, Collection<String> keys) {
    return AwsRefusals.of(
        arns,
        () ->
            tagging
                .call(
                    target,
                    (client, as) ->
                        client.untagResources(request ->
                            request.resourceARNList(arns).tagKeys(keys).overrideConfiguration(as)))
                .failedResourcesMap());
  }

  private GetResourcesResponse page(Target target, @Nullable String token) {
    return getResources(
        target, request -> request.resourcesPerPage(LARGEST_PAGE).paginationToken(token));
  }

  private GetResourcesResponse getResources(
      Target target, Consumer<GetResourcesRequest.Builder> what) {
    reads.take(target.account(), target.region());
    return tagging.call(
        target,
        (client, as) ->
            client.getResources(request -> what.accept(request.overrideConfiguration(as))));
  }

  private static Stream<Resource> resources(GetResourcesResponse page) {
    return page.resourceTagMappingList().stream().map(AwsResourceTags::resource);
  }

  private static Resource resource(ResourceTagMapping mapping) {
    var tags = new TreeMap<String, String>();
    // An empty value may come as none at all.
    mapping.tags().forEach(tag -> tags.put(tag.key(), requireNonNullElse(tag.value(), "")));
    return new Resource(mapping.resourceARN(), tags);
  }
}
