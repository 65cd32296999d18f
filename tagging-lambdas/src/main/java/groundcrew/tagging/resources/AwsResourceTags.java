package groundcrew.tagging.resources;

import static java.util.Objects.requireNonNullElse;

import groundcrew.common.AwsClients;
import groundcrew.common.Pacer;
import groundcrew.common.RoleAssumer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.FailureInfo;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.InternalServiceException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.InvalidParameterException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.Tag;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ThrottledException;

/// Tags through the Resource Groups Tagging API, with the credentials of the target's role.
public final class AwsResourceTags implements ResourceTags {
  private static final int LARGEST_PAGE = 100;

  private final AwsClients clients;
  private final RoleAssumer roles;
  private final Pacer reads;
  private final Pacer writes;
  private final ConcurrentMap<String, ResourceGroupsTaggingApiClient> regions =
      new ConcurrentHashMap<>();

  /// @param reads pace of GetResources
  /// @param writes pace of TagResources
  public AwsResourceTags(AwsClients clients, RoleAssumer roles, Pacer reads, Pacer writes) {
    this.clients = clients;
    this.roles = roles;
    this.reads = reads;
    this.writes = writes;
  }

  @Override
  public Stream<Resource> all(Target target) {
    // A page may be short or empty although more follow: only the token tells the end.
    return Stream.iterate(
            Optional.of(page(target, "")),
            Optional::isPresent,
            page ->
                page.map(GetResourcesResponse::paginationToken)
                    .filter(token -> !token.isEmpty())
                    .map(token -> page(target, token)))
        .flatMap(page -> page.orElseThrow().resourceTagMappingList().stream())
        .map(AwsResourceTags::resource);
  }

  @Override
  public List<Refusal> put(Target target, List<String> arns, Map<String, String> tags) {
    writes.take(target.account(), target.region());
    try {
      var answer =
          client(target)
              .tagResources(request ->
                  request
                      .resourceARNList(arns)
                      .tags(tags)
                      .overrideConfiguration(o -> o.credentialsProvider(credentials(target))));
      return answer.failedResourcesMap().entrySet().stream()
          .map(failure -> refusal(failure.getKey(), failure.getValue()))
          .toList();
    } catch (InvalidParameterException refused) {
      return arns.size() == 1 ? all(arns, refused, false) : halves(target, arns, tags);
    } catch (ThrottledException | InternalServiceException busy) {
      return all(arns, busy, true);
    }
  }

  /// One malformed resource makes AWS refuse the call for all of them: the others are found by
  /// halving.
  private List<Refusal> halves(Target target, List<String> arns, Map<String, String> tags) {
    var middle = arns.size() / 2;
    var refusals = new ArrayList<>(put(target, arns.subList(0, middle), tags));
    refusals.addAll(put(target, arns.subList(middle, arns.size()), tags));
    return refusals;
  }

  private GetResourcesResponse page(Target target, String token) {
    reads.take(target.account(), target.region());
    return client(target)
        .getResources(request ->
            request
                .resourcesPerPage(LARGEST_PAGE)
                .paginationToken(token.isEmpty() ? null : token)
                .overrideConfiguration(o -> o.credentialsProvider(credentials(target))));
  }

  /// One client for a region; the account is in the credentials of each request.
  private ResourceGroupsTaggingApiClient client(Target target) {
    return regions.computeIfAbsent(
        target.region(),
        region ->
            clients.build(
                ResourceGroupsTaggingApiClient.builder(), Region.of(region), credentials(target)));
  }

  private AwsCredentialsProvider credentials(Target target) {
    return roles.credentialsFor(target.account(), target.run());
  }

  private static Resource resource(ResourceTagMapping mapping) {
    var tags = new TreeMap<String, String>();
    // An empty value may come as none at all.
    mapping
        .tags()
        .forEach((Tag tag) -> tags.put(tag.key(), Objects.requireNonNullElse(tag.value(), "")));
    return new Resource(mapping.resourceARN(), tags);
  }

  private static List<Refusal> all(List<String> arns, AwsServiceException reason, boolean mayPass) {
    var details = reason.awsErrorDetails();
    return arns.stream()
        .map(arn -> new Refusal(arn, details.errorCode(), details.errorMessage(), mayPass))
        .toList();
  }

  private static Refusal refusal(String arn, FailureInfo failure) {
    var code = requireNonNullElse(failure.errorCodeAsString(), "unknown");
    var status = requireNonNullElse(failure.statusCode(), 0);
    // The hosting service's own codes appear here, and every service names throttling differently.
    var mayPass =
        status == 429
            || status >= 500
            || code.startsWith("InternalService")
            || code.contains("Throttl")
            || code.contains("TooManyRequests")
            || code.equals("RequestLimitExceeded")
            || code.equals("SlowDown");
    return new Refusal(arn, code, requireNonNullElse(failure.errorMessage(), ""), mayPass);
  }
}
