package groundcrew.local.codedeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.codedeploy.model.ApplicationDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentIdRequiredException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentLimitExceededException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.ErrorCode;
import software.amazon.awssdk.services.codedeploy.model.InvalidLifecycleEventHookExecutionIdException;
import software.amazon.awssdk.services.codedeploy.model.InvalidLifecycleEventHookExecutionStatusException;
import software.amazon.awssdk.services.codedeploy.model.InvalidRevisionException;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventAlreadyCompletedException;
import software.amazon.awssdk.services.codedeploy.model.RevisionRequiredException;

/// A deployment and its hook, as the SDK sees them.
@SuppressWarnings("NullAway.Init")
class CodeDeployTest {
  private static final String HOOK = "AfterAllowTestTraffic: hook";
  private static final Duration HOUR = Duration.ofHours(1);

  private Shop shop;

  @BeforeEach
  void start(@TempDir Path work) throws IOException {
    shop = new Shop(work);
  }

  @AfterEach
  void stop() {
    shop.close();
  }

  @Test
  void withoutAHookTheTrafficShifts() {
    var deployment = shop.deploy();
    assertThat(deployment).matches("d-[A-Z0-9]{9}");
    assertThat(shop.describe(deployment).status()).isEqualTo(DeploymentStatus.CREATED);

    shop.pass(Duration.ofMinutes(1));

    assertThat(shop.describe(deployment).status()).isEqualTo(DeploymentStatus.SUCCEEDED);
    assertThat(shop.describe(deployment).completeTime()).isNotNull();
    assertThat(shop.traffic.steps()).containsExactly("install", "allow test", "allow", "complete");
    assertThat(shop.cloud.quiet()).isTrue();
  }

  @Test
  void aHookGetsBothIdsAndTheTrafficWaitsForItsResult() {
    var deployment = shop.deploy(HOOK);

    var hook = shop.awaitHooks(1).getFirst();
    shop.pass(Duration.ofMinutes(59));

    assertThat(hook.deployment()).isEqualTo(deployment);
    assertThat(shop.describe(deployment).status()).isEqualTo(DeploymentStatus.IN_PROGRESS);
    assertThat(shop.traffic.steps()).containsExactly("install", "allow test");

    shop.report(hook, "Succeeded");
    shop.pass(Duration.ofMinutes(1));

    assertThat(shop.describe(deployment).status()).isEqualTo(DeploymentStatus.SUCCEEDED);
  }

  @Test
  void failedHookRollsBack() {
    var deployment = shop.deploy(HOOK);
    shop.report(shop.awaitHooks(1).getFirst(), "Failed");
    shop.pass(Duration.ofMinutes(1));

    var failed = shop.describe(deployment);
    assertThat(failed.status()).isEqualTo(DeploymentStatus.FAILED);
    assertThat(failed.errorInformation().code()).isEqualTo(ErrorCode.HOOK_EXECUTION_FAILURE);
    assertThat(failed.errorInformation().message()).contains("AfterAllowTestTraffic");
    assertThat(shop.traffic.steps()).containsExactly("install", "allow test", "roll back");
  }

  /// The function returns without an error each time: nothing but its report counts.
  @Test
  void withoutAResultTheDeploymentFailsAfterAnHour() {
    var deployment = shop.deploy(HOOK);
    var hook = shop.awaitHooks(1).getFirst();
    shop.pass(HOUR);

    assertThat(shop.describe(deployment).status()).isEqualTo(DeploymentStatus.FAILED);
    assertThat(shop.describe(deployment).errorInformation().message()).contains("within one hour");
    assertThat(shop.traffic.steps()).last().isEqualTo("roll back");
    assertThatThrownBy(() -> shop.report(hook, "Succeeded"))
        .isInstanceOf(LifecycleEventAlreadyCompletedException.class);
  }

  @Test
  void aSecondResultIsRefused() {
    var deployment = shop.deploy(HOOK);
    var hook = shop.awaitHooks(1).getFirst();
    shop.report(hook, "Failed");

    assertThatThrownBy(() -> shop.report(hook, "Succeeded"))
        .isInstanceOf(LifecycleEventAlreadyCompletedException.class);
    shop.pass(Duration.ofMinutes(1));

    assertThat(shop.describe(deployment).status()).isEqualTo(DeploymentStatus.FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Pending", "InProgress", "Skipped", "Unknown"})
  void onlySucceededAndFailedAreResults(String status) {
    shop.deploy(HOOK);
    var hook = shop.awaitHooks(1).getFirst();

    assertThatThrownBy(() -> shop.report(hook, status))
        .isInstanceOf(InvalidLifecycleEventHookExecutionStatusException.class);
    shop.report(hook, "Succeeded");
  }

  @Test
  void unknownIdsAreRefused() {
    var deployment = shop.deploy(HOOK);
    var hook = shop.awaitHooks(1).getFirst();

    assertThatThrownBy(
            () -> shop.report(new Shop.HookEvent("d-AAAAAAAAA", hook.execution()), "Succeeded"))
        .isInstanceOf(DeploymentDoesNotExistException.class);
    assertThatThrownBy(() -> shop.report(new Shop.HookEvent(deployment, "none"), "Succeeded"))
        .isInstanceOf(InvalidLifecycleEventHookExecutionIdException.class);
    assertThatThrownBy(() ->
            shop.codeDeploy.putLifecycleEventHookExecutionStatus(request ->
                request.lifecycleEventHookExecutionId(hook.execution()).status("Succeeded")))
        .isInstanceOf(DeploymentIdRequiredException.class);
    assertThatThrownBy(() -> shop.describe("d-AAAAAAAAA"))
        .isInstanceOf(DeploymentDoesNotExistException.class);
  }

  @Test
  void eachHookHasAnExecutionOfItsOwn() {
    var deployment = shop.deploy("BeforeInstall: hook", "AfterAllowTraffic: hook");
    shop.report(shop.awaitHooks(1).getFirst(), "Succeeded");
    var hooks = shop.awaitHooks(2);

    assertThat(hooks.getLast().execution()).isNotEqualTo(hooks.getFirst().execution());
    assertThat(shop.traffic.steps()).containsExactly("install", "allow test", "allow");

    shop.report(hooks.getLast(), "Failed");
    shop.pass(Duration.ofMinutes(1));

    assertThat(shop.describe(deployment).status()).isEqualTo(DeploymentStatus.FAILED);
    assertThat(shop.traffic.steps()).last().isEqualTo("roll back");
  }

  @Test
  void aFunctionThatTheRoleOfTheGroupMayNotInvokeFailsTheDeployment() {
    var deployment = shop.deploy("AfterAllowTestTraffic: other");
    shop.pass(Duration.ofMinutes(1));

    var failed = shop.describe(deployment);
    assertThat(failed.errorInformation().code()).isEqualTo(ErrorCode.IAM_ROLE_PERMISSIONS);
    assertThat(failed.errorInformation().message()).contains(Shop.ROLE);
    assertThat(shop.cloud.iam().expectDenials("function:other")).hasSize(1);
  }

  @Test
  void serviceThatDoesNotStartFailsTheDeployment() {
    shop.traffic.breakAt("install");
    var deployment = shop.deploy(HOOK);
    shop.pass(Duration.ofMinutes(1));

    assertThat(shop.describe(deployment).errorInformation().message())
        .isEqualTo("Install failed: the service does not start");
    assertThat(shop.traffic.steps()).containsExactly("roll back");
  }

  @Test
  void aGroupHasOneDeploymentAtATime() {
    shop.deploy(HOOK);

    assertThatThrownBy(() -> shop.deploy(HOOK))
        .isInstanceOf(DeploymentLimitExceededException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AllowTraffic: hook | no hook runs at AllowTraffic",
        "BeforeAllow: hook | BeforeAllow"
      })
  void hookAtAnEventThatHasNoneIsRefused(String hook, String reason) {
    assertThatThrownBy(() -> shop.deploy(hook))
        .isInstanceOf(InvalidRevisionException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aDeploymentNeedsAnApplicationAGroupAndARevision() {
    assertThatThrownBy(() ->
            shop.codeDeploy.createDeployment(
                r -> r.applicationName("no").deploymentGroupName("web")))
        .isInstanceOf(ApplicationDoesNotExistException.class);
    assertThatThrownBy(() ->
            shop.codeDeploy.createDeployment(
                r -> r.applicationName("shop").deploymentGroupName("no")))
        .isInstanceOf(DeploymentGroupDoesNotExistException.class);
    assertThatThrownBy(() ->
            shop.codeDeploy.createDeployment(
                r -> r.applicationName("shop").deploymentGroupName("web")))
        .isInstanceOf(RevisionRequiredException.class);
  }
}
