package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.alarms.State;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Faults;
import groundcrew.local.gateway.Faults.Kind;
import groundcrew.local.stepfunctions.Status;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the publisher says about machines that it cannot read.
class GuardianReadingIT {
  private GuardianCloud guardian;

  @BeforeEach
  void start() throws IOException {
    guardian = GuardianCloud.start();
  }

  @AfterEach
  void end() {
    guardian.close();
  }

  @Test
  void readsEveryMachineAlthoughATenthOfTheCallsIsRefused() {
    for (var i = 0; i < 137; i++) {
      guardian.machine("m" + i, Status.SUCCEEDED);
    }
    faults().seed(18);
    faults().share("states:ListExecutions", Kind.THROTTLE, 0.1);
    var before = calls();

    guardian.run();

    assertThat(calls() - before).isGreaterThan(137);
    for (var i = 0; i < 137; i++) {
      assertThat(guardian.latest("LatestOutcome", "m" + i)).as("m%d", i).hasValue(2);
    }
    assertThat(guardian.latest("ReadingsLate")).hasValue(0);
  }

  @Test
  void aMachineThatIsAlwaysDeniedIsInTroubleWithTheReason() {
    guardian.machine("nightly-import", Status.SUCCEEDED);
    guardian.run();
    var refusal = new AwsError(400, "AccessDeniedException", "denied by a test");
    faults().next("states:ListExecutions", refusal, 100);

    guardian.machine("readable", Status.SUCCEEDED);
    guardian.passWithRuns(5);

    assertThat(guardian.latest("MachinesInTrouble")).hasValue(2);
    assertThat(guardian.latest("ReadingsLate")).hasValue(1);
    assertThat(guardian.alarm("readings-late")).isEqualTo(State.ALARM);
    assertThat(guardian.system().lights("light", ""))
        .contains("nightly-import: unreadable for", "cannot be read: denied by a test");

    faults().clear();
    guardian.passWithRuns(3);

    assertThat(guardian.latest("MachinesInTrouble")).hasValue(0);
    assertThat(guardian.alarm("readings-late")).isEqualTo(State.OK);
    assertThat(guardian.system().lights("light", "")).doesNotContain("unreadable");
  }

  private Faults faults() {
    return guardian.cloud().gateway().faults();
  }

  private long calls() {
    return guardian.cloud().gateway().counts().total("states:ListExecutions");
  }
}
