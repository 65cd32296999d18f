package groundcrew.treebutton;

import groundcrew.common.Deadline;
import groundcrew.treebutton.press.Admissions;
import groundcrew.treebutton.press.ButtonHistory;
import groundcrew.treebutton.press.Lease;
import groundcrew.treebutton.press.Press;
import groundcrew.treebutton.press.PressRecord;
import groundcrew.treebutton.press.Presses;
import groundcrew.treebutton.reply.ButtonReplies;
import groundcrew.treebutton.reply.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/// The priming calls of the press function. They follow the path of a press and change nothing:
/// each reads, is refused, or tells a button that does not exist.
record ButtonPressPriming(
    Admissions admissions,
    Presses presses,
    AwsSteps steps,
    ButtonReplies replies,
    InstantSource clock) {
  private static final String NAME = "groundcrew-priming";

  /// As long as those of Tree-Nation.
  private static final String URL = "https://tree-nation.com/collect/0000000000000000";

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Press NONE = new Press(NAME, NAME, Instant.EPOCH, Instant.EPOCH);
  private static final LocalDate DAY = LocalDate.ofInstant(Instant.EPOCH, ZoneOffset.UTC);

  /// Returns the calls in the order of a press. One that fails keeps no other from being made.
  Runnable[] calls() {
    return Stream.<Runnable>of(
            this::admit,
            this::replace,
            () -> steps.token().readEncrypted(deadline()),
            () -> steps.treeNation().reach(deadline()),
            () -> steps.labels().sendDamaged(steps.drawLabel().png(URL), deadline()),
            () -> steps.printJobs().askTooMuch(NAME, "s3://none/labels/none.png", deadline()),
            () -> replies.tell(NAME, NAME, Result.FAILED, deadline()))
        .toArray(Runnable[]::new);
  }

  /// The history has a version that is not stored: the condition of the admission fails.
  void admit() {
    admissions.known(NONE, DAY, deadline());
    admissions.admit(claimed(), ButtonHistory.empty().nextVersion(), DAY, 0, deadline());
  }

  /// The press is not recorded: the condition of the write fails.
  void replace() {
    presses.replace(claimed().nextVersion(), deadline());
  }

  private PressRecord claimed() {
    return PressRecord.claimed(NONE, Lease.of("priming", deadline()));
  }

  private Deadline deadline() {
    return new Deadline(clock, clock.instant().plus(TIMEOUT));
  }
}
