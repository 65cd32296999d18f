package groundcrew.treebutton.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.Deadline;
import groundcrew.common.PermanentFailureException;
import groundcrew.common.VirtualTime;
import groundcrew.treebutton.tree.Tree;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The contract of every store of presses and of their admission.
public abstract class PressesContract {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final LocalDate DAY = LocalDate.parse("2026-06-01");
  private static final Lease LEASE = new Lease("worker", NOON.plusSeconds(30));
  private static final Tree TREE =
      new Tree("17", "https://tree-nation.com/collect/0123456789abcdef", "p-1", "press");

  protected final Deadline deadline =
      new Deadline(new VirtualTime(NOON), NOON.plus(Duration.ofMinutes(1)));

  /// Returns an empty store.
  protected abstract Presses presses();

  /// Makes the record of a press unreadable.
  protected abstract void damage(String id);

  /// Returns the admission of the same store.
  protected abstract Admissions admissions();

  @Test
  void knowsNothingOfANewPress() {
    presses();
    var known = admissions().known(press("press"), DAY, deadline);

    assertThat(known.record()).isEmpty();
    assertThat(known.history()).isEqualTo(ButtonHistory.empty());
    assertThat(known.acceptedToday()).isZero();
  }

  @Test
  void admitsAPressOnceAndCountsItForItsDay() {
    var presses = presses();
    var history = ButtonHistory.empty().at(NOON, Duration.ofSeconds(3)).arrived().accepted(NOON);
    var record = PressRecord.claimed(press("press"), LEASE);

    assertThat(admissions().admit(record, history, DAY, 10, deadline)).isTrue();
    assertThat(admissions().admit(record, history.nextVersion(), DAY, 10, deadline)).isFalse();
    assertThat(presses.find("press", deadline)).contains(record.nextVersion());
    var known = admissions().known(press("press"), DAY, deadline);
    assertThat(known.record()).contains(record.nextVersion());
    assertThat(known.history()).isEqualTo(history.nextVersion());
    assertThat(known.acceptedToday()).isEqualTo(1);
  }

  @Test
  void doesNotAdmitOnAHistoryThatHasChanged() {
    presses();
    admit("first");

    assertThat(
            admissions()
                .admit(
                    PressRecord.claimed(press("second"), LEASE),
                    ButtonHistory.empty(),
                    DAY,
                    10,
                    deadline))
        .isFalse();
    var known = admissions().known(press("second"), DAY, deadline);
    assertThat(known.record()).isEmpty();
    assertThat(known.acceptedToday()).isEqualTo(1);
  }

  @Test
  void theDaysLimitIsNeverExceeded() {
    presses();
    admit("first");
    var history = admissions().known(press("second"), DAY, deadline).history();

    assertThat(
            admissions()
                .admit(PressRecord.claimed(press("second"), LEASE), history, DAY, 1, deadline))
        .isFalse();
    assertThat(
            admissions()
                .admit(
                    PressRecord.claimed(press("second"), LEASE),
                    history,
                    DAY.plusDays(1),
                    1,
                    deadline))
        .isTrue();
  }

  @Test
  void aLimitedPressDoesNotCountForTheDay() {
    var presses = presses();
    var limited = PressRecord.limited(press("press"), "too many");

    assertThat(admissions().admit(limited, ButtonHistory.empty(), DAY, 0, deadline)).isTrue();
    assertThat(presses.find("press", deadline)).contains(limited.nextVersion());
    assertThat(admissions().known(press("press"), DAY, deadline).acceptedToday()).isZero();
  }

  @Test
  void storesAllFields() {
    var presses = presses();
    admit("press");
    var full =
        presses
            .find("press", deadline)
            .orElseThrow()
            .ordering(true)
            .planted(TREE)
            .stored("s3://bucket/labels/press.png")
            .ordering(true)
            .ended(PressState.FAILED, "not printed");

    assertThat(presses.replace(full, deadline)).isTrue();
    assertThat(presses.find("press", deadline)).contains(full.nextVersion());
  }

  @Test
  void replacesOnlyTheVersionThatWasRead() {
    var presses = presses();
    admit("press");
    var first = presses.find("press", deadline).orElseThrow();

    assertThat(presses.replace(first.in(PressState.PRINTING), deadline)).isTrue();
    assertThat(presses.replace(first.ended(PressState.FAILED, "late"), deadline)).isFalse();
    assertThat(presses.find("press", deadline).orElseThrow().state())
        .isEqualTo(PressState.PRINTING);
  }

  @Test
  void listsOpenPressesByWorkerTheOldestFirst() {
    var presses = presses();
    IntStream.of(3, 1, 2).forEach(i -> admit("press-" + i, NOON.plusSeconds(i)));
    admit("printing", NOON);
    admit("ended", NOON);
    change("printing", PressState.PRINTING);
    change("ended", PressState.PRINTED);

    assertThat(presses.open(PressState.Open.WORKING, 2, deadline))
        .containsExactly("press-1", "press-2");
    assertThat(presses.open(PressState.Open.PRINTING, 10, deadline)).containsExactly("printing");
  }

  @Test
  void listsTheOldestFirstWithinASecondToo() {
    var presses = presses();
    IntStream.of(10, 500, 0, 499).forEach(i -> admit("press-" + i, NOON.plusMillis(i)));

    assertThat(presses.open(PressState.Open.WORKING, 10, deadline))
        .containsExactly("press-0", "press-10", "press-499", "press-500");
  }

  @Test
  void listsAPressWhoseRecordCannotBeReadAndNamesItWhereItIsRead() {
    var presses = presses();
    admit("first");
    admit("damaged");
    damage("damaged");

    assertThat(presses.open(PressState.Open.WORKING, 10, deadline))
        .containsExactlyInAnyOrder("first", "damaged");
    assertThatThrownBy(() -> presses.find("damaged", deadline))
        .isInstanceOf(PermanentFailureException.class)
        .hasMessageContaining("damaged");
  }

  private void change(String id, PressState state) {
    var presses = presses();
    presses.replace(presses.find(id, deadline).orElseThrow().in(state), deadline);
  }

  private void admit(String id) {
    admit(id, NOON);
  }

  private void admit(String id, Instant pressedAt) {
    var press = new Press(id, "button-1", pressedAt, pressedAt.plusSeconds(1));
    var history = admissions().known(press, DAY, deadline).history();
    var record = PressRecord.claimed(press, LEASE);
    assertThat(admissions().admit(record, history, DAY, 100, deadline)).isTrue();
  }

  private static Press press(String id) {
    return new Press(id, "button-1", NOON, NOON);
  }
}
