package groundcrew.treebutton;

import groundcrew.common.Deadline;
import groundcrew.treebutton.label.DrawLabel;
import groundcrew.treebutton.press.Admissions;
import groundcrew.treebutton.press.Lease;
import groundcrew.treebutton.press.Press;
import groundcrew.treebutton.press.PressRecord;
import groundcrew.treebutton.press.Presses;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// The priming calls of the press function. They follow the path of a press and change nothing. The
/// token is not read: it must not be in the snapshot.
record ButtonPressPriming(
    Admissions admissions, Presses presses, DrawLabel drawLabel, InstantSource clock) {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Press NONE =
      new Press("groundcrew-priming", "groundcrew-priming", Instant.EPOCH, Instant.EPOCH);

  /// Reads a press that does not exist and replaces it: the condition of the write fails.
  void readAndWrite() {
    var deadline = new Deadline(clock, clock.instant().plus(TIMEOUT));
    admissions.known(NONE, LocalDate.ofInstant(Instant.EPOCH, ZoneOffset.UTC), deadline);
    presses.replace(
        PressRecord.claimed(NONE, Lease.of("priming", deadline)).nextVersion(), deadline);
  }

  /// Draws a label as long as those of Tree-Nation.
  void draw() {
    drawLabel.png("https://tree-nation.com/collect/0000000000000000");
  }
}
