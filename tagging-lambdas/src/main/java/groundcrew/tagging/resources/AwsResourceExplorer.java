package groundcrew.tagging.resources;

import groundcrew.common.AwsClients;
import groundcrew.common.AwsRegions;
import groundcrew.common.Pages;
import groundcrew.common.RoleAssumer;
import groundcrew.tagging.member.AwsMember;
import groundcrew.tagging.member.TaskContext;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.resourceexplorer2.ResourceExplorer2Client;
import software.amazon.awssdk.services.resourceexplorer2.model.ListResourcesResponse;
import software.amazon.awssdk.services.resourceexplorer2.model.Resource;
import software.amazon.awssdk.services.resourceexplorer2.model.ResourceNotFoundException;
import software.amazon.awssdk.services.resourceexplorer2.model.UnauthorizedException;
import software.amazon.awssdk.services.resourceexplorer2.model.ValidationException;

/// Lists resources without tags through the default view of AWS Resource Explorer in the region.
public final class AwsResourceExplorer implements UntaggedResources {
  /// With pages of 1,000, the maximum, AWS returns no token although more pages follow.
  private static final int PAGE = 500;

  /// Types that take tags, but not through the Resource Groups Tagging API. Resource Explorer does
  /// not index the tags of IAM, so roles and users would be written in every run.
  private static final Set<String> NOT_IN_TAGGING_API =
      Set.of("autoscaling:autoScalingGroup", "iam:role", "iam:user");

  private final AwsMember<ResourceExplorer2Client> explorer;

  public AwsResourceExplorer(AwsClients clients, RoleAssumer roles) {
    this.explorer =
        new AwsMember<>(
            roles,
            (region, credentials) ->
                clients.build(ResourceExplorer2Client.builder(), region, credentials));
  }

  @Override
  public Page<String> page(TaskContext context, Optional<String> token) {
    try {
      var page = listResources(context, token);
      return new Page<>(
          page.resources().stream()
              // The default view of a management or administrator account may show all accounts.
              .filter(resource -> context.account().equals(resource.owningAccountId()))
              .filter(resource -> !NOT_IN_TAGGING_API.contains(resource.resourceType()))
              .map(Resource::arn)
              .toList(),
          Pages.token(page.nextToken()));
    } catch (ValidationException refused) {
      throw token.isPresent() ? new RefusedTokenException(refused) : refused;
    }
  }

  private ListResourcesResponse listResources(TaskContext context, Optional<String> token) {
    try {
      return explorer.call(
          context,
          (client, override) ->
              client.listResources(request ->
                  request
                      .filters(filter -> filter.filterString(query(context)))
                      .maxResults(PAGE)
                      .nextToken(token.orElse(null))
                      .overrideConfiguration(override)));
    } catch (UnauthorizedException | ResourceNotFoundException noView) {
      var partition = AwsRegions.partition(context.region());
      throw new NoIndexException(
          "arn:%s:resource-explorer-2:%s:%s:index"
              .formatted(partition, context.region(), context.account()),
          "Resource Explorer has no index with a default view in %s of account %s: %s"
              .formatted(context.region(), context.account(), noView.getMessage()),
          noView);
    } catch (SdkException failure) {
      throw AwsMember.translate(context, failure);
    }
  }

  /// The index holds types that take no tags, and an aggregator index lists other regions as well.
  /// Global resources are tagged in us-east-1.
  private static String query(TaskContext context) {
    var region = context.region();
    return "tag:none resourcetype.supports:tags region:"
        + (region.equals("us-east-1") ? region + ",global" : region);
  }
}
