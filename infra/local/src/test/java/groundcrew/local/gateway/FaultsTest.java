package groundcrew.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import groundcrew.local.iam.Keys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.TooManyRequestsException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.SsmException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

class FaultsTest {
  private static final String OTHER = "444455556666";
  private static final CallScope PUT = CallScope.of("ssm:PutParameter");

  private final LocalGateway local = new LocalGateway();
  private final Faults faults = local.gateway.faults();

  @AfterEach
  void noDefectIsLeft() {
    local.close();
  }

  @Test
  void aFaultMayStrikeOneAccountAlone() {
    faults.share(PUT.by(OTHER), Faults.Kind.THROTTLE, 1);

    assertThat(put(OTHER, Region.EU_WEST_1)).isEqualTo("ThrottlingException");
    assertThat(put(LocalGateway.ACCOUNT, Region.EU_WEST_1)).isEqualTo("done");
  }

  @Test
  void aFaultMayStrikeOneRegionAlone() {
    faults.share(PUT.in("us-east-1"), Faults.Kind.INTERNAL, 1);

    assertThat(put(OTHER, Region.US_EAST_1)).isEqualTo("InternalServerError");
    assertThat(put(OTHER, Region.EU_WEST_1)).isEqualTo("done");
  }

  @Test
  void aFaultMayStrikeWhateverAnAccountCalls() {
    faults.next(CallScope.everything().by(LocalGateway.ACCOUNT), Faults.Kind.THROTTLE, 2);

    assertThat(put(LocalGateway.ACCOUNT, Region.EU_WEST_1)).isEqualTo("ThrottlingException");
    var organizations = local.client(OrganizationsClient.builder(), local.operator());
    assertThatExceptionOfType(TooManyRequestsException.class)
        .isThrownBy(organizations::listAccounts);
    assertThat(organizations.listAccounts().accounts()).hasSize(1);
  }

  @Test
  void theNarrowestFaultDecidesAndLeavesTheOthersWhenItIsSpent() {
    faults.share(PUT, Faults.Kind.THROTTLE, 1);
    faults.next(PUT.by(OTHER).in("eu-west-1"), new AwsError(400, "TooManyUpdates", "busy"), 1);

    assertThat(put(OTHER, Region.EU_WEST_1)).isEqualTo("TooManyUpdates");
    assertThat(put(OTHER, Region.EU_WEST_1)).isEqualTo("ThrottlingException");
  }

  @Test
  void aSeedMakesTheSameCallsFailAgain() {
    faults.share(PUT, Faults.Kind.THROTTLE, 0.5);
    faults.seed(42);
    var first = tenPuts();
    faults.seed(42);

    assertThat(first).contains("done", "ThrottlingException");
    assertThat(tenPuts()).isEqualTo(first);
  }

  @Test
  void aSeedLosesTheAnswersOfTheSameCallsAgain() {
    faults.share(PUT, Loss.INTERNAL, 0.5);
    faults.seed(42);
    var first = tenPuts();
    faults.seed(42);

    assertThat(first).contains("done", "InternalServerError");
    assertThat(tenPuts()).isEqualTo(first);
  }

  @Test
  void anAnswerTakesItsLatencyWhereItWasAskedFor() {
    var latency = Duration.ofMillis(400);
    faults.latency(PUT.in("us-east-1"), latency);
    var far = ssm(local.sessions.operator(OTHER), Region.US_EAST_1);

    assertThat(took(far)).isGreaterThan(latency);

    // Longer than any client waits.
    faults.latency(PUT.in("us-east-1"), Duration.ofHours(1));

    assertThat(put(OTHER, Region.EU_WEST_1)).isEqualTo("done");
  }

  @Test
  void aFaultMayStrikeWhateverAServiceIsAsked() {
    faults.share(CallScope.ofService("ssm"), Faults.Kind.THROTTLE, 1);

    assertThat(put(OTHER, Region.EU_WEST_1)).isEqualTo("ThrottlingException");
    var organizations = local.client(OrganizationsClient.builder(), local.operator());
    assertThat(organizations.listAccounts().accounts()).hasSize(1);
  }

  @Test
  void whatIsSaidOfAnOperationDecidesBeforeWhatIsSaidOfItsService() {
    faults.share(CallScope.ofService("ssm"), Faults.Kind.THROTTLE, 1);
    faults.share(PUT, Faults.Kind.THROTTLE, 0);

    assertThat(put(OTHER, Region.EU_WEST_1)).isEqualTo("done");
  }

  @Test
  void whereARegionIsNotEnabledTheAccountsCredentialsAreUnknown() {
    faults.disableRegion(OTHER, "us-east-1");

    assertThatExceptionOfType(SsmException.class)
        .isThrownBy(() ->
            ssm(local.sessions.operator(OTHER), Region.US_EAST_1)
                .putParameter(b -> b.name("n").value("v")))
        .withMessageContaining("The security token included in the request is invalid.")
        .satisfies(e ->
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnrecognizedClientException"));
    assertThat(put(OTHER, Region.EU_WEST_1)).isEqualTo("done");
    assertThat(put(LocalGateway.ACCOUNT, Region.US_EAST_1)).isEqualTo("done");
  }

  @Test
  void aCallToARegionThatIsNotEnabledIsCountedAndNoProblemOfTheCloud() {
    faults.disableRegion(OTHER, "us-east-1");

    put(OTHER, Region.US_EAST_1);

    var key = new CallCounts.Key("ssm:PutParameter", OTHER, "us-east-1");
    assertThat(local.gateway.counts().snapshot()).containsEntry(key, 1L);
    assertThat(local.gateway.takeDefects()).isEmpty();
    assertThat(local.iam.takeDenials()).isEmpty();
  }

  @Test
  void eachProtocolHasItsOwnWordsForUnknownCredentials() {
    faults.disableRegion(LocalGateway.ACCOUNT, "eu-west-1");
    var sts = local.client(StsClient.builder(), local.operator());
    var s3 = local.client(S3Client.builder().forcePathStyle(true), local.operator());

    assertThatExceptionOfType(StsException.class)
        .isThrownBy(sts::getCallerIdentity)
        .satisfies(
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidClientTokenId"));
    assertThatExceptionOfType(S3Exception.class)
        .isThrownBy(() -> s3.getObjectAsBytes(b -> b.bucket("b").key("k")))
        .satisfies(
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidAccessKeyId"));
  }

  @Test
  void clearingSwitchesEverythingOff() {
    faults.disableRegion(OTHER, "eu-west-1");
    faults.share(CallScope.everything(), Faults.Kind.INTERNAL, 1);
    faults.share(CallScope.everything(), Loss.RESET, 1);
    faults.latency(CallScope.everything(), Duration.ofMinutes(5));

    faults.clear();

    assertThat(put(OTHER, Region.EU_WEST_1)).isEqualTo("done");
  }

  private List<String> tenPuts() {
    var outcomes = new ArrayList<String>();
    for (var i = 0; i < 10; i++) {
      outcomes.add(put(OTHER, Region.EU_WEST_1));
    }
    return outcomes;
  }

  private String put(String account, Region region) {
    try {
      ssm(local.sessions.operator(account), region).putParameter(b -> b.name("n").value("v"));
      return "done";
    } catch (SsmException e) {
      return e.awsErrorDetails().errorCode();
    }
  }

  private static Duration took(SsmClient ssm) {
    var began = System.nanoTime();
    ssm.putParameter(b -> b.name("n").value("v"));
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private SsmClient ssm(Keys keys, Region region) {
    return local.client(SsmClient.builder(), keys, region);
  }
}
