package groundcrew.local.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import groundcrew.local.fixture.Fixture;
import groundcrew.local.fixture.Organization;
import groundcrew.local.fixture.Resources;
import groundcrew.local.fixture.TaggedResource;
import groundcrew.local.gateway.CallCounts;
import groundcrew.local.gateway.CallScope;
import groundcrew.local.gateway.Faults;
import groundcrew.local.gateway.LocalGateway;
import groundcrew.local.limits.Paging;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.resourceexplorer2.ResourceExplorer2Client;
import software.amazon.awssdk.services.resourceexplorer2.model.AccessDeniedException;
import software.amazon.awssdk.services.resourceexplorer2.model.ListResourcesRequest;
import software.amazon.awssdk.services.resourceexplorer2.model.ListResourcesResponse;
import software.amazon.awssdk.services.resourceexplorer2.model.Resource;
import software.amazon.awssdk.services.resourceexplorer2.model.ResourceExplorer2Exception;
import software.amazon.awssdk.services.resourceexplorer2.model.ThrottlingException;
import software.amazon.awssdk.services.resourceexplorer2.model.UnauthorizedException;
import software.amazon.awssdk.services.resourceexplorer2.model.ValidationException;

class ResourceExplorerTest {
  private static final String ACCOUNT = LocalGateway.ACCOUNT;
  private static final String OTHER = "444455556666";
  private static final String NEVER_TAGGED = "arn:aws:ec2:eu-west-1:111122223333:volume/vol-1";
  private static final String TAGGED = "arn:aws:ec2:eu-west-1:111122223333:volume/vol-2";
  private static final String STACK = "arn:aws:cloudformation:eu-west-1:111122223333:stack/s/1";
  private static final String DISTRIBUTION = "arn:aws:cloudfront::111122223333:distribution/E1";
  private static final String QUEUE = "arn:aws:sqs:us-east-1:111122223333:queue";

  private final Fixture fixture =
      new Fixture(
          new Organization("o-test", "r-test", ACCOUNT, Set.of(), List.of(), List.of()),
          List.of("eu-west-1", "us-east-1", "eu-north-1"),
          Set.of("eu-west-1", "us-east-1"),
          new Resources());
  private Duration ahead = Duration.ZERO;
  private final ResourceExplorer explorer =
      new ResourceExplorer(fixture, Paging.full(), () -> Instant.now().plus(ahead));
  private final LocalGateway local = new LocalGateway(explorer);

  @BeforeEach
  void addResources() {
    add(NEVER_TAGGED, "eu-west-1", "ec2:volume", Map.of());
    add(TAGGED, "eu-west-1", "ec2:volume", Map.of("team", "red"));
    add(STACK, "eu-west-1", "cloudformation:stack", Map.of("aws:cloudformation:x", "y"));
    add(DISTRIBUTION, "us-east-1", "cloudfront:distribution", Map.of());
    add(QUEUE, "us-east-1", "sqs:queue", Map.of());
  }

  @AfterEach
  void noDefectIsLeft() {
    local.close();
  }

  @Test
  void everythingIsListedWithoutFilterEvenWhatNeverHadATag() {
    var answer = client(Region.EU_WEST_1).listResources(r -> {});

    assertThat(answer.resources())
        .extracting(Resource::arn)
        .containsExactly(STACK, DISTRIBUTION, NEVER_TAGGED, TAGGED);
    assertThat(answer.viewArn()).isEqualTo(Views.arn(ACCOUNT, "eu-west-1"));
    assertThat(answer.nextToken()).isNull();
    var stack = answer.resources().getFirst();
    assertThat(stack.owningAccountId()).isEqualTo(ACCOUNT);
    assertThat(stack.region()).isEqualTo("eu-west-1");
    assertThat(stack.resourceType()).isEqualTo("cloudformation:stack");
    assertThat(stack.service()).isEqualTo("cloudformation");
    assertThat(stack.lastReportedAt()).isBetween(Instant.now().minusSeconds(60), Instant.now());
  }

  @Test
  void tagNoneFindsWhatHasNoTagOfTheUsersStacksToo() {
    assertThat(arns(Region.EU_WEST_1, "tag:none"))
        .containsExactly(STACK, DISTRIBUTION, NEVER_TAGGED);
    fixture.resources().update(ACCOUNT, "eu-west-1", TAGGED, r -> r.without(List.of("team")));
    assertThat(arns(Region.EU_WEST_1, "tag:none")).contains(TAGGED);
  }

  @Test
  void typesThatTakeNoTagsAreListedUnlessTheFilterAsksForThoseThatDo() {
    var group = "arn:aws:iam::111122223333:group/readers";
    add(group, "us-east-1", "iam:group", Map.of());

    assertThat(arns(Region.US_EAST_1, "tag:none region:global"))
        .containsExactly(DISTRIBUTION, group);
    assertThat(arns(Region.US_EAST_1, "tag:none resourcetype.supports:tags region:global"))
        .containsExactly(DISTRIBUTION);
  }

  @Test
  void aRoleLooksUntaggedWhateverItsTags() {
    var role = "arn:aws:iam::111122223333:role/reader";
    add(role, "us-east-1", "iam:role", Map.of("team", "red"));

    assertThat(arns(Region.US_EAST_1, "tag:none region:global")).contains(role);
  }

  @Test
  void globalResourcesAreInEveryIndexAndFoundByTheRegionGlobal() {
    assertThat(arns(Region.EU_WEST_1, "tag:none region:eu-west-1"))
        .containsExactly(STACK, NEVER_TAGGED);
    assertThat(arns(Region.US_EAST_1, "tag:none region:us-east-1")).containsExactly(QUEUE);
    assertThat(arns(Region.US_EAST_1, "Tag:NONE  region:us-east-1,global"))
        .containsExactly(DISTRIBUTION, QUEUE);
    assertThat(list(Region.EU_WEST_1, "region:global").resources())
        .extracting(Resource::region)
        .containsExactly("global");
  }

  @Test
  void anotherAccountsResourcesAreNotInTheIndex() {
    assertThat(arns(Region.EU_WEST_1, "accountid:" + ACCOUNT)).hasSize(4);
    assertThat(arns(Region.EU_WEST_1, "accountid:" + OTHER)).isEmpty();
  }

  @Test
  void aMultiAccountViewShowsTheResourcesOfEveryAccount() {
    var queue = "arn:aws:sqs:eu-west-1:444455556666:queue";
    fixture.resources().add(TaggedResource.of(queue, OTHER, "eu-west-1", "sqs:queue", Map.of()));
    assertThat(arns(Region.EU_WEST_1, "tag:none")).doesNotContain(queue);

    explorer.views().showAllAccounts(ACCOUNT);

    assertThat(list(Region.EU_WEST_1, "tag:none region:eu-west-1").resources())
        .extracting(Resource::arn, Resource::owningAccountId)
        .containsExactly(tuple(STACK, ACCOUNT), tuple(NEVER_TAGGED, ACCOUNT), tuple(queue, OTHER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tag:all",
        "tag:none,all",
        "tag.key:team",
        "-tag:none",
        "region:eu-*",
        "region:",
        "region:eu-west-1 region:us-east-1",
        "service:ec2",
        "volume",
        "accountid:1"
      })
  void aFilterThatIsNotUnderstoodIsRefusedAndNeverGuessed(String filter) {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> list(Region.EU_WEST_1, filter))
        .withMessageContaining("does not understand the filter");
  }

  @Test
  void withoutIndexOrDefaultViewTheCallerIsUnauthorized() {
    explorer.views().remove(ACCOUNT);
    assertThatExceptionOfType(UnauthorizedException.class)
        .isThrownBy(() -> list(Region.EU_WEST_1, "tag:none"))
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(401));

    explorer.views().clear();
    assertThat(arns(Region.EU_WEST_1, "tag:none")).isNotEmpty();
    assertThatExceptionOfType(UnauthorizedException.class)
        .isThrownBy(() -> list(Region.EU_NORTH_1, "tag:none"));
  }

  @Test
  void aViewOfAnotherRegionOrAccountCannotBeUsed() {
    var own = Views.arn(ACCOUNT, "eu-west-1");
    assertThat(client(Region.EU_WEST_1).listResources(r -> r.viewArn(own)).resources()).hasSize(4);

    for (var arn : List.of(Views.arn(ACCOUNT, "us-east-1"), Views.arn(OTHER, "eu-west-1"))) {
      assertThatExceptionOfType(ResourceExplorer2Exception.class)
          .isThrownBy(() -> client(Region.EU_WEST_1).listResources(r -> r.viewArn(arn)));
    }
  }

  @Test
  void aViewWithoutTagsRefusesFiltersByTagAndNothingElse() {
    explorer.views().hideTags(ACCOUNT);

    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> list(Region.EU_WEST_1, "tag:none"));
    assertThat(arns(Region.EU_WEST_1, "region:eu-west-1")).hasSize(3);
  }

  @Test
  void aRoleNeedsThePermissionToSearchAndNoViewIsAskedFor() {
    var allowed = "'Effect':'Allow','Action':'resource-explorer-2:%s','Resource':'*'";
    var trust = "'Principal':{'Service':'lambda.amazonaws.com'}";
    var reader = local.role(ACCOUNT, "reader", trust, allowed.formatted("Search"));
    var stranger = local.role(ACCOUNT, "stranger", trust, allowed.formatted("GetView"));

    assertThat(client(reader).listResources(r -> {}).resources()).hasSize(4);
    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(() -> client(stranger).listResources(r -> {}))
        .withMessageContaining("resource-explorer-2:Search on resource: *")
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(403));
  }

  @Test
  void pagesMayBeShortAndEmptyWhileMoreFollows() {
    addQueues(25);
    try (var quirky =
        new LocalGateway(new ResourceExplorer(fixture, Paging.quirky(), Instant::now))) {
      var explorer2 = quirky.client(ResourceExplorer2Client.builder(), quirky.operator());
      var sizes = new ArrayList<Integer>();
      var request = ListResourcesRequest.builder().maxResults(10).build();
      var answer = explorer2.listResources(request);
      sizes.add(answer.resources().size());
      while (answer.nextToken() != null) {
        answer = explorer2.listResources(request.toBuilder().nextToken(answer.nextToken()).build());
        sizes.add(answer.resources().size());
      }

      assertThat(sizes).containsExactly(10, 0, 5, 10, 4);
    }
  }

  @Test
  void thePageOfAThousandHasNoTokenWhateverIsLeft() {
    addQueues(1_100);
    var client = client(Region.EU_WEST_1);

    var largest = client.listResources(r -> r.maxResults(1000));
    assertThat(largest.resources()).hasSize(1000);
    assertThat(largest.nextToken()).isNull();
    assertThat(client.listResources(r -> r.maxResults(999)).nextToken()).isNotEmpty();
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> client.listResources(r -> r.maxResults(1001)));
  }

  @Test
  void aTokenLivesADayAndBelongsToItsQuery() {
    var client = client(Region.EU_WEST_1);
    var token = client.listResources(r -> r.maxResults(1)).nextToken();

    assertThat(client.listResources(r -> r.nextToken(token)).resources()).hasSize(3);
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() ->
            client.listResources(r -> r.nextToken(token).filters(f -> f.filterString("tag:none"))));
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> client.listResources(r -> r.nextToken("abc")));
    ahead = Duration.ofHours(25);
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> client.listResources(r -> r.nextToken(token)));
  }

  @Test
  void theIndexIsBehindOnlyWhileATestLetsItStandStill() {
    explorer.index().freeze();
    fixture.resources().update(ACCOUNT, "eu-west-1", NEVER_TAGGED, r -> r.with(Map.of("a", "b")));

    assertThat(arns(Region.EU_WEST_1, "tag:none")).contains(NEVER_TAGGED);
    explorer.index().thaw();
    assertThat(arns(Region.EU_WEST_1, "tag:none")).doesNotContain(NEVER_TAGGED);
  }

  @Test
  void theCallIsCountedByItsNameAndCanBeThrottled() {
    list(Region.EU_WEST_1, "tag:none");
    var operation = "resource-explorer-2:ListResources";
    assertThat(local.gateway.counts().snapshot())
        .containsOnlyKeys(new CallCounts.Key(operation, ACCOUNT, "eu-west-1"));

    local.gateway.faults().next(CallScope.of(operation), Faults.Kind.THROTTLE, 1);
    assertThatExceptionOfType(ThrottlingException.class)
        .isThrownBy(() -> list(Region.EU_WEST_1, "tag:none"))
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(429));
  }

  @Test
  void anotherOperationIsNotKnownHere() {
    assertThatExceptionOfType(ResourceExplorer2Exception.class)
        .isThrownBy(() -> client(Region.EU_WEST_1).search(r -> r.queryString("x")))
        .withMessageContaining("no operation Search");
  }

  private void addQueues(int count) {
    for (var i = 0; i < count; i++) {
      add(
          "arn:aws:sqs:eu-west-1:111122223333:q-%05d".formatted(i),
          "eu-west-1",
          "sqs:queue",
          Map.of());
    }
  }

  private void add(String arn, String region, String type, Map<String, String> tags) {
    fixture.resources().add(TaggedResource.of(arn, ACCOUNT, region, type, tags));
  }

  private List<String> arns(Region region, String filter) {
    return list(region, filter).resources().stream().map(Resource::arn).toList();
  }

  private ListResourcesResponse list(Region region, String filter) {
    return client(region).listResources(r -> r.filters(f -> f.filterString(filter)));
  }

  private ResourceExplorer2Client client(Region region) {
    return local.client(ResourceExplorer2Client.builder(), local.operator(), region);
  }

  private ResourceExplorer2Client client(String role) {
    return local.client(
        ResourceExplorer2Client.builder(),
        local.sessions.open(role, "test", "lambda.amazonaws.com"));
  }
}
