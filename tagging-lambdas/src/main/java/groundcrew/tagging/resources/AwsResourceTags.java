package groundcrew.tagging.resources;

import static java.util.Objects.requireNonNullElse;

import groundcrew.common.AwsClients;
import groundcrew.common.DeadlineExceededException;
import groundcrew.common.Pages;
import groundcrew.common.RateLimiter;
import groundcrew.common.Retries;
import groundcrew.common.RoleAssumer;
import groundcrew.tagging.member.AwsMember;
import groundcrew.tagging.member.TaskContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.InvalidParameterException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.PaginationTokenExpiredException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;

/// Reads and writes tags through the Resource Groups Tagging API.
public final class AwsResourceTags implements ResourceTags {
  private static final int MAX_PAGE_SIZE = 100;

  private final AwsMember<ResourceGroupsTaggingApiClient> tagging;
  private final RateLimiter reads;
  private final Retries retries;

  /// The clients make one attempt per call: each attempt counts against the quota, so each has to
  /// wait for the rate limiter here or in [WriteTags].
  ///
  /// @param reads rate limiter of GetResources
  /// @param retries retries of GetResources
  public AwsResourceTags(
      AwsClients clients, RoleAssumer roles, RateLimiter reads, Retries retries) {
    var once = clients.withoutRetries();
    this.tagging =
        new AwsMember<>(
            roles,
            (region, credentials) ->
                once.build(ResourceGroupsTaggingApiClient.builder(), region, credentials));
    this.reads = reads;
    this.retries = retries;
  }

  @Override
  public Page<Resource> page(TaskContext context, Optional<String> token) {
    var request =
        GetResourcesRequest.builder()
            .resourcesPerPage(MAX_PAGE_SIZE)
            .paginationToken(token.orElse(null));
    try {
      var page = getResources(context, request);
      return new Page<>(resources(page).toList(), Pages.token(page.paginationToken()));
    } catch (PaginationTokenExpiredException | InvalidParameterException refused) {
      // Whether a token is valid in another session is not documented.
      throw token.isPresent() ? new RefusedTokenException(refused) : refused;
    }
  }

  @Override
  public Stream<Resource> find(TaskContext context, List<String> arns) {
    return Batches.of(arns, MAX_PAGE_SIZE).stream()
        .map(batch -> getResources(context, GetResourcesRequest.builder().resourceARNList(batch)))
        .flatMap(AwsResourceTags::resources);
  }

  @Override
  public List<ResourceFailure> put(
      TaskContext context, List<String> arns, Map<String, String> tags) {
    try {
      var answer =
          tagging.call(
              context,
              (client, override) ->
                  client.tagResources(request ->
                      request.resourceARNList(arns).tags(tags).overrideConfiguration(override)));
      return AwsResourceFailures.of(answer.failedResourcesMap());
    } catch (SdkException error) {
      return AwsResourceFailures.of(context, arns, error);
    }
  }

  @Override
  public List<ResourceFailure> remove(
      TaskContext context, List<String> arns, Collection<String> keys) {
    try {
      var answer =
          tagging.call(
              context,
              (client, override) ->
                  client.untagResources(request ->
                      request.resourceARNList(arns).tagKeys(keys).overrideConfiguration(override)));
      return AwsResourceFailures.of(answer.failedResourcesMap());
    } catch (SdkException error) {
      return AwsResourceFailures.of(context, arns, error);
    }
  }

  private GetResourcesResponse getResources(
      TaskContext context, GetResourcesRequest.Builder request) {
    try {
      return retries.call(
          AwsClients::retryable, context.deadline(), () -> oneAttempt(context, request));
    } catch (SdkException failure) {
      throw AwsMember.translate(context, failure);
    }
  }

  private GetResourcesResponse oneAttempt(
      TaskContext context, GetResourcesRequest.Builder request) {
    return tagging.call(
        context,
        (client, override) -> {
          if (!reads.acquire(context.account(), context.region(), context.deadline())) {
            throw new DeadlineExceededException();
          }
          return client.getResources(request.overrideConfiguration(override).build());
        });
  }

  private static Stream<Resource> resources(GetResourcesResponse page) {
    return page.resourceTagMappingList().stream().map(AwsResourceTags::resource);
  }

  private static Resource resource(ResourceTagMapping mapping) {
    var tags = new TreeMap<String, String>();
    // AWS may return an empty value as null.
    mapping.tags().forEach(tag -> tags.put(tag.key(), requireNonNullElse(tag.value(), "")));
    return new Resource(mapping.resourceARN(), tags);
  }
}
