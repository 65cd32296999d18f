package groundcrew.bluegreen.codedeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.Deadline;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.InvalidLifecycleEventHookExecutionIdException;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventAlreadyCompletedException;
import software.amazon.awssdk.services.codedeploy.model.PutLifecycleEventHookExecutionStatusRequest;
import software.amazon.awssdk.services.codedeploy.model.PutLifecycleEventHookExecutionStatusResponse;

class AwsHookAnswersTest extends HookAnswersContract {
  private final CodeDeploy codeDeploy = new CodeDeploy();

  @Override
  protected HookAnswers answers() {
    return new AwsHookAnswers(codeDeploy);
  }

  @Override
  protected Hook waiting() {
    return new Hook("d-ABCDEF123", "waiting");
  }

  @Test
  void theAnswerIsSucceededOrFailed() {
    answers().put(new Hook("d-1", "waiting"), true, deadline());
    answers().put(new Hook("d-2", "waiting"), false, deadline());

    assertThat(codeDeploy.statuses)
        .containsEntry("d-1", "Succeeded")
        .containsEntry("d-2", "Failed");
  }

  @Test
  void aMissingRouteIsNamed() {
    codeDeploy.unreachable = true;

    assertThatThrownBy(() -> answers().put(waiting(), true, deadline()))
        .hasMessageContaining("CodeDeploy does not answer")
        .hasMessageContaining("endpoint codedeploy or a NAT gateway")
        .hasMessageContaining("Connect to codedeploy timed out");
  }

  private static Deadline deadline() {
    return new Deadline(Clock.systemUTC(), Instant.now().plusSeconds(20));
  }

  /// CodeDeploy, as far as hooks go.
  private static final class CodeDeploy implements CodeDeployClient {
    private final Map<String, String> statuses = new HashMap<>();
    private boolean unreachable;

    @Override
    public PutLifecycleEventHookExecutionStatusResponse putLifecycleEventHookExecutionStatus(
        PutLifecycleEventHookExecutionStatusRequest request) {
      if (unreachable) {
        throw SdkClientException.create("Connect to codedeploy timed out");
      }
      if (!request.lifecycleEventHookExecutionId().equals("waiting")) {
        throw InvalidLifecycleEventHookExecutionIdException.builder().message("unknown").build();
      }
      if (statuses.putIfAbsent(request.deploymentId(), request.statusAsString()) != null) {
        throw LifecycleEventAlreadyCompletedException.builder().message("completed").build();
      }
      return PutLifecycleEventHookExecutionStatusResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
