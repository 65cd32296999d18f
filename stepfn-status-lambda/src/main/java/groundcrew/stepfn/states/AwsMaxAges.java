package groundcrew.stepfn.states;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import groundcrew.common.Pages;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.Tag;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

/// Reads the machines' tags from the Resource Groups Tagging API, which returns a hundred machines
/// per call. Step Functions returns the tags of one machine per call.
public final class AwsMaxAges implements MaxAges {
  private static final String MACHINES = "states:stateMachine";
  private static final int LARGEST_PAGE = 100;

  private final ResourceGroupsTaggingApiClient tagging;

  public AwsMaxAges(ResourceGroupsTaggingApiClient tagging) {
    this.tagging = tagging;
  }

  @Override
  public Map<String, String> byMachine(Deadline deadline) {
    return Pages.<String, GetResourcesResponse>of(
            token ->
                tagging.getResources(request ->
                    request
                        .resourceTypeFilters(MACHINES)
                        .tagFilters(TagFilter.builder().key(TAG).build())
                        .resourcesPerPage(LARGEST_PAGE)
                        .paginationToken(token)
                        .overrideConfiguration(AwsClients.within(deadline))),
            page -> Pages.token(page.paginationToken()))
        .flatMap(page -> page.resourceTagMappingList().stream())
        .filter(machine -> machine.tags().stream().anyMatch(AwsMaxAges::isMaxAge))
        // A list that changes while it is read may contain a machine twice.
        .collect(
            Collectors.toMap(
                ResourceTagMapping::resourceARN, AwsMaxAges::maxAge, (_, later) -> later));
  }

  private static String maxAge(ResourceTagMapping machine) {
    return machine.tags().stream()
        .filter(AwsMaxAges::isMaxAge)
        .map(Tag::value)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isMaxAge(Tag tag) {
    return tag.key().equals(TAG) && tag.value() != null;
  }
}
