package groundcrew.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import groundcrew.local.explorer.ExplorerModule;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.fixture.TaggedResource;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.iam.Keys;
import groundcrew.local.lambda.LambdaModule;
import groundcrew.local.limits.Throttle;
import groundcrew.local.organizations.OrganizationsModule;
import groundcrew.local.tagging.ResourceFailure;
import groundcrew.local.tagging.TaggingModule;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.TooManyRequestsException;
import software.amazon.awssdk.services.resourceexplorer2.ResourceExplorer2Client;
import software.amazon.awssdk.services.resourceexplorer2.model.UnauthorizedException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;

@SuppressWarnings("NullAway.Init")
class LocalCloudTest {
  private static final String MEMBER = "200000000009";

  private final Fixture fixture = Fixture.example();
  private LocalCloud cloud;

  @BeforeEach
  void start(@TempDir Path work) {
    cloud = LocalCloud.start(fixture, LocalCloudSettings.in(work).withEnvironments(3));
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void aFunctionMayHaveMoreEnvironmentsThanTheTwoOfALaptop() {
    assertThat(cloud.module(LambdaModule.class).lambda().environments()).isEqualTo(3);
  }

  @Test
  void whatIsSwitchedOnInTheOrganizationIsSeenThroughTheDoor() {
    var management = cloud.operator(fixture.organization().management());
    var organizations = client(OrganizationsClient.builder(), management);
    cloud
        .module(OrganizationsModule.class)
        .faults()
        .throttle(new Throttle(1, 1, () -> Instant.EPOCH));
    organizations.listAccounts();

    assertThatExceptionOfType(TooManyRequestsException.class)
        .isThrownBy(organizations::listAccounts);
  }

  @Test
  void aResourceThatFailsByRequestIsToldThroughTheDoor() {
    var arn = anyResource();
    cloud.module(TaggingModule.class).faults().fail(arn, ResourceFailure.throttled());
    var tagging = client(ResourceGroupsTaggingApiClient.builder(), cloud.operator(MEMBER));

    var failed =
        tagging
            .tagResources(r -> r.resourceARNList(arn).tags(Map.of("a", "b")))
            .failedResourcesMap();

    assertThat(failed)
        .hasEntrySatisfying(
            arn, why -> assertThat(why.errorCodeAsString()).isEqualTo("ThrottlingException"));
    assertThat(cloud.takeProblems()).isEmpty();
  }

  @Test
  void resourceExplorerKnowsTheDemosAccountsUntilOneLosesItsView() {
    var explorer = client(ResourceExplorer2Client.builder(), cloud.operator(MEMBER));
    assertThat(explorer.listResources(r -> r.filters(f -> f.filterString("tag:none"))).resources())
        .isNotEmpty();

    cloud.module(ExplorerModule.class).explorer().views().remove(MEMBER);

    assertThatExceptionOfType(UnauthorizedException.class)
        .isThrownBy(() -> explorer.listResources(r -> {}));
  }

  @Test
  void aFunctionThatIsNotDeployedIsNotFoundAndNoProblemOfTheCloud() {
    var lambda = client(LambdaClient.builder(), cloud.operator(MEMBER));

    assertThatExceptionOfType(ResourceNotFoundException.class)
        .isThrownBy(() -> lambda.invoke(r -> r.functionName("groundcrew-tagger")));
    assertThat(cloud.takeProblems()).isEmpty();
  }

  private String anyResource() {
    return fixture
        .resources()
        .after(MEMBER, "eu-west-1", "")
        .map(TaggedResource::arn)
        .findFirst()
        .orElseThrow();
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, Keys keys) {
    return builder
        .endpointOverride(cloud.endpoint())
        .region(Region.EU_WEST_1)
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
        .credentialsProvider(StaticCredentialsProvider.create(keys.credentials()))
        .build();
  }
}
