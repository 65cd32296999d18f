package groundcrew.tagging.resources;

import groundcrew.common.AwsClients;
import groundcrew.common.AwsRegions;
import groundcrew.common.Pages;
import groundcrew.common.RoleAssumer;
import groundcrew.tagging.member.AwsAccess;
import groundcrew.tagging.member.Target;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.resourceexplorer2.ResourceExplorer2Client;
import software.amazon.awssdk.services.resourceexplorer2.model.ListResourcesResponse;
import software.amazon.awssdk.services.resourceexplorer2.model.Resource;
import software.amazon.awssdk.services.resourceexplorer2.model.ResourceNotFoundException;
import software.amazon.awssdk.services.resourceexplorer2.model.UnauthorizedException;

/// Resources that AWS Resource Explorer knows without tags, by the default view of the region.
public final class AwsResourceExplorer implements UntaggedResources {
  /// A page of 1,000, the largest, comes without a token although more follow.
  private static final int PAGE = 500;

  private final AwsAccess<ResourceExplorer2Client> explorer;

  public AwsResourceExplorer(AwsClients clients, RoleAssumer roles) {
    this.explorer =
        new AwsAccess<>(
            roles,
            (region, credentials) ->
                clients.build(ResourceExplorer2Client.builder(), region, credentials));
  }

  @Override
  public Stream<String> arns(Target target) {
    return Pages.<String, ListResourcesResponse>of(
            token -> page(target, token), page -> Pages.token(page.nextToken()))
        .flatMap(page -> page.resources().stream())
        .map(Resource::arn);
  }

  private ListResourcesResponse page(Target target, @Nullable String token) {
    try {
      return explorer.call(
          target,
          (client, as) ->
              client.listResources(request ->
                  request
                      .filters(filter -> filter.filterString(query(target)))
                      .maxResults(PAGE)
                      .nextToken(token)
                      .overrideConfiguration(as)));
    } catch (UnauthorizedException | ResourceNotFoundException noView) {
      var partition = AwsRegions.partition(target.region());
      throw new NoIndex(
          "arn:%s:resource-explorer-2:%s:%s:index"
              .formatted(partition, target.region(), target.account()),
          "Resource Explorer has no index with a default view in %s of account %s: %s"
              .formatted(target.region(), target.account(), noView.getMessage()),
          noView);
    }
  }

  /// An aggregator index knows other regions too. Global resources are tagged in us-east-1.
  private static String query(Target target) {
    var region = target.region();
    return "tag:none region:" + (region.equals("us-east-1") ? region + ",global" : region);
  }
}
