package groundcrew.stepfn.states;

import static groundcrew.stepfn.machine.ExecutionStatus.FAILED;
import static groundcrew.stepfn.machine.Machines.NOON;
import static groundcrew.stepfn.machine.Machines.ended;
import static groundcrew.stepfn.machine.Machines.standard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.Deadline;
import groundcrew.common.DeadlineExceededException;
import groundcrew.common.VirtualTime;
import groundcrew.stepfn.machine.Machine;
import groundcrew.stepfn.machine.MachineType;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesResponse;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;

class AwsStateMachinesTest extends StateMachinesContract {
  private static final Machine MACHINE = standard("machine");

  private final VirtualTime time = new VirtualTime(NOON);
  private final Deadline deadline = new Deadline(time, NOON.plusSeconds(90));
  private final PagedSfn sfn =
      new PagedSfn(new InMemoryStateMachines().add(MACHINE, NOON, ended("a", FAILED, NOON)));
  private final StateMachines machines = new AwsStateMachines(sfn, sfn);

  @Override
  protected StateMachines stateMachines(InMemoryStateMachines account) {
    var paged = new PagedSfn(account);
    return new AwsStateMachines(paged, paged);
  }

  @Test
  void endsEveryCallAtTheDeadlineAndAsksForPagesAsLargeAsItNeeds() {
    machines.list(deadline);
    machines.recent(MACHINE, deadline);
    machines.newest(MACHINE, FAILED, deadline);

    assertThat(sfn.requests())
        .allSatisfy(request ->
            assertThat(request.overrideConfiguration())
                .flatMap(AwsRequestOverrideConfiguration::apiCallTimeout)
                .contains(Duration.ofSeconds(90)))
        .extracting(request -> request.getValueForField("maxResults", Integer.class))
        .containsExactly(Optional.of(1000), Optional.of(1000), Optional.of(1000), Optional.of(1));
  }

  @Test
  void distinguishesThrottlingFromOtherErrors() {
    sfn.trouble(() -> refused("ThrottlingException"));
    sfn.trouble(() -> refused("AccessDeniedException"));

    assertThatThrownBy(() -> machines.recent(MACHINE, deadline))
        .isInstanceOf(ThrottledException.class);
    assertThatThrownBy(() -> machines.recent(MACHINE, deadline))
        .isInstanceOf(SfnException.class)
        .hasMessageContaining("refused");
    assertThat(sfn.requests()).hasSize(2);
  }

  @Test
  void distinguishesTheDeadlineFromATimeout() {
    sfn.trouble(() -> ApiCallTimeoutException.create(1));
    sfn.trouble(() -> {
      time.sleep(Duration.ofSeconds(90));
      return ApiCallTimeoutException.create(1);
    });

    assertThatThrownBy(() -> machines.recent(MACHINE, deadline))
        .isInstanceOf(ApiCallTimeoutException.class);
    assertThatThrownBy(() -> machines.newest(MACHINE, FAILED, deadline))
        .isInstanceOf(DeadlineExceededException.class)
        .hasMessage("no time was left");
  }

  @Test
  void reportsAnUnknownStatus() {
    var client = Mockito.mock(SfnClient.class, Mockito.CALLS_REAL_METHODS);
    Mockito.doReturn(
            ListExecutionsResponse.builder()
                .executions(
                    ExecutionListItem.builder().executionArn("arn:x").status("PAUSED").build())
                .build())
        .when(client)
        .listExecutions(Mockito.any(ListExecutionsRequest.class));

    assertThatThrownBy(() -> new AwsStateMachines(client, client).recent(MACHINE, deadline))
        .hasMessage("status PAUSED of arn:x is unknown: update Groundcrew");
  }

  @Test
  void treatsAnUnknownTypeAsStandard() {
    var client = Mockito.mock(SfnClient.class, Mockito.CALLS_REAL_METHODS);
    Mockito.doReturn(
            ListStateMachinesResponse.builder()
                .stateMachines(
                    StateMachineListItem.builder()
                        .stateMachineArn(MACHINE.arn())
                        .type("DURABLE")
                        .creationDate(NOON)
                        .build())
                .build())
        .when(client)
        .listStateMachines(Mockito.any(ListStateMachinesRequest.class));

    assertThat(new AwsStateMachines(client, client).list(deadline))
        .extracting(listed -> listed.machine().type())
        .containsExactly(MachineType.STANDARD);
  }

  private static RuntimeException refused(String code) {
    return SfnException.builder()
        .message("refused")
        .statusCode(400)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage("refused").build())
        .build();
  }
}
