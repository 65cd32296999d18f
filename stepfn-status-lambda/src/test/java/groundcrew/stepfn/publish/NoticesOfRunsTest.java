package groundcrew.stepfn.publish;

import static groundcrew.stepfn.machine.ExecutionStatus.FAILED;
import static groundcrew.stepfn.machine.ExecutionStatus.SUCCEEDED;
import static groundcrew.stepfn.machine.Machines.NOON;
import static groundcrew.stepfn.machine.Machines.ended;
import static groundcrew.stepfn.machine.Machines.standard;
import static groundcrew.stepfn.publish.Guardian.longAgo;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.stepfn.machine.Machine;
import groundcrew.stepfn.machine.MachineStatus;
import groundcrew.stepfn.states.MaxAges;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NoticesOfRunsTest {
  private static final Machine NIGHTLY = standard("nightly");

  private final Guardian guardian = new Guardian();
  private final PublishStatuses publish = guardian.publishStatuses();

  @Test
  void tellOfAFailureOnceAndOfItsRecoveryOnce() {
    guardian.machines.add(NIGHTLY, longAgo(), ended("a", FAILED, NOON.minusSeconds(600)));
    run(3);
    assertThat(guardian.notices.subjects()).containsExactly("nightly failed");
    guardian.machines.set(NIGHTLY, ended("b", SUCCEEDED, guardian.time.instant()));

    run(3);

    assertThat(guardian.notices.subjects())
        .containsExactly("nightly failed", "nightly has recovered");
  }

  @Test
  void doNotTellWhatAnEventHasTold() {
    guardian.machines.add(NIGHTLY, longAgo(), ended("a", FAILED, NOON.minusSeconds(600)));
    guardian.statuses.replace(
        MachineStatus.none(NIGHTLY)
            .with(ended("a", FAILED, NOON.minusSeconds(600)))
            .notifying(NOON)
            .noticeSent());

    run(1);

    assertThat(guardian.notices.subjects()).isEmpty();
  }

  @Test
  void leaveANoticeToTheFunctionThatSendsIt() {
    guardian.machines.add(NIGHTLY, longAgo(), ended("a", FAILED, NOON.minusSeconds(600)));
    guardian.statuses.replace(
        MachineStatus.none(NIGHTLY)
            .with(ended("a", FAILED, NOON.minusSeconds(600)))
            .notifying(NOON.minusSeconds(1)));
    run(1);
    assertThat(guardian.notices.subjects()).isEmpty();

    // That function has ended meanwhile, and has not sent it.
    run(1);

    assertThat(guardian.notices.subjects()).containsExactly("nightly failed");
  }

  @Test
  void sendANoticeAgainThatCouldNotBeSent() {
    guardian.machines.add(NIGHTLY, longAgo(), ended("a", FAILED, NOON.minusSeconds(600)));
    guardian.notices.refuse(1);
    assertThat(guardian.run(publish).failed())
        .containsExactly(new PublishReport.Entry("nightly", "a notice was not sent: no topic"));
    guardian.nextRun();

    run(2);

    assertThat(guardian.notices.subjects()).containsExactly("nightly failed");
  }

  @Test
  void tellThatAMachineIsOverdueAndThenThatItFailed() {
    guardian.machines.add(NIGHTLY, longAgo(), ended("a", SUCCEEDED, NOON.minusSeconds(7300)));
    guardian.tags.tag(NIGHTLY, MaxAges.TAG, "PT2H");
    run(2);
    guardian.machines.set(NIGHTLY, ended("b", FAILED, guardian.time.instant()));
    run(2);
    assertThat(guardian.notices.subjects()).containsExactly("nightly is overdue", "nightly failed");
    guardian.tags.untag(NIGHTLY);

    run(2);

    assertThat(guardian.notices.subjects()).hasSize(2);
  }

  @Test
  void tellThatAMachineCannotBeRead() {
    guardian.machines.add(NIGHTLY, longAgo()).add(standard("billing"), longAgo());
    guardian.machines.trouble(NIGHTLY, () -> new IllegalStateException("denied"));

    run(5);

    assertThat(guardian.notices.subjects()).containsExactly("nightly cannot be read");
  }

  private void run(int times) {
    for (var run = 0; run < times; run++) {
      guardian.run(publish);
      guardian.time.sleep(Duration.ofSeconds(1));
      guardian.nextRun();
    }
  }
}
