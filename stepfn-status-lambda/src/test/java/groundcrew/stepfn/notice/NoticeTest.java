package groundcrew.stepfn.notice;

import static groundcrew.stepfn.machine.ExecutionStatus.ABORTED;
import static groundcrew.stepfn.machine.ExecutionStatus.FAILED;
import static groundcrew.stepfn.machine.ExecutionStatus.SUCCEEDED;
import static groundcrew.stepfn.machine.ExecutionStatus.TIMED_OUT;
import static groundcrew.stepfn.machine.Machines.NOON;
import static groundcrew.stepfn.machine.Machines.ended;
import static groundcrew.stepfn.machine.Machines.standard;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.stepfn.machine.Execution;
import groundcrew.stepfn.machine.MachineStatus;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoticeTest {
  private static final MachineStatus NIGHTLY = MachineStatus.none(standard("nightly"));

  @Test
  void holdsMachineErrorCauseAndALinkToTheExecution() {
    var failed =
        new Execution(
            "arn:aws:states:eu-west-1:111111111111:execution:nightly:one",
            FAILED,
            NOON,
            Optional.of(NOON.plusSeconds(60)),
            0,
            Execution.Failure.of(Optional.of("Broken"), Optional.of("the disk\nis full")));

    var notice = notice(NIGHTLY.with(failed));

    assertThat(notice.subject()).isEqualTo("nightly failed");
    assertThat(notice.text())
        .isEqualTo(
            """
            State machine nightly failed.

            Account 111111111111, region eu-west-1
            Execution: arn:aws:states:eu-west-1:111111111111:execution:nightly:one
            Ended: 2026-01-31T12:01:00Z
            Error: Broken
            Cause: the disk is full

            https://eu-west-1.console.aws.amazon.com/states/home?region=eu-west-1#/v2/executions/details/arn:aws:states:eu-west-1:111111111111:execution:nightly:one\
            """);
  }

  @Test
  void saysWhatHappened() {
    assertThat(notice(NIGHTLY.with(ended("a", TIMED_OUT, NOON))).subject())
        .isEqualTo("nightly timed out");
    assertThat(notice(NIGHTLY.with(ended("a", ABORTED, NOON))).subject())
        .isEqualTo("nightly was aborted");
    assertThat(notice(NIGHTLY.with(ended("a", SUCCEEDED, NOON))).subject())
        .isEqualTo("nightly has recovered");
    var tagged =
        NIGHTLY
            .listed(NIGHTLY.machine(), NOON.minusSeconds(9999), Optional.of(Duration.ofHours(1)))
            .readAt(NOON);
    assertThat(notice(tagged).subject()).isEqualTo("nightly is overdue");
    assertThat(notice(tagged).text()).contains("Last success: none is known");
    var denied = NIGHTLY.unread(NOON.minusSeconds(900), "denied");
    assertThat(notice(denied).subject()).isEqualTo("nightly cannot be read");
    assertThat(notice(denied).text()).contains("Cannot be read: denied");
  }

  @Test
  void aSubjectIsOneShortLineOfAscii() {
    var machine = MachineStatus.none(standard("nächtlich" + "x".repeat(71)));
    assertThat(notice(machine.with(ended("a", FAILED, NOON))).subject())
        .startsWith("n?chtlichx")
        .endsWith("x failed");
    var longest = MachineStatus.none(standard("x".repeat(120)));
    assertThat(notice(longest.with(ended("a", FAILED, NOON))).subject()).hasSize(99);
  }

  @Test
  void showsTheBeginningOfALongCauseInOneLine() {
    var failed =
        new Execution(
            "arn:x",
            FAILED,
            NOON,
            Optional.of(NOON),
            0,
            Execution.Failure.of(Optional.empty(), Optional.of("\u202e" + "y".repeat(900))));

    assertThat(notice(NIGHTLY.with(failed)).text())
        .contains("Cause: " + "y".repeat(200) + " ...\n")
        .doesNotContain("\u202e", "y".repeat(201));
  }

  private static Notice notice(MachineStatus status) {
    return new Notice(status, NOON);
  }
}
