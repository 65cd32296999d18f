package groundcrew.bluegreen.learn;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What learning relies on of the place of the list and of what was learned.
public abstract class ListStoreContract {
  private static final LocalDate DAY = LocalDate.parse("2026-01-31");
  private static final LearnedDay LEARNED =
      LearnedDay.of(
          List.of("2026/01/31/a.log.gz"),
          List.of(new Page("/größe/{id}", 3, List.of("/größe/1", "/größe/2"))));

  /// Returns an empty place.
  protected abstract ListStore store();

  /// Returns the list that is published there.
  protected abstract String published();

  /// Puts a document of another format in the place of what was learned of a day.
  protected abstract void corrupt(ListStore store, LocalDate day);

  @Test
  void whatWasLearnedOfADayIsKept() {
    var store = store();
    store.save(DAY, LearnedDay.of(List.of(), List.of()), soon());
    store.save(DAY, LEARNED, soon());

    assertThat(store.days(soon())).containsExactly(DAY);
    assertThat(store.load(DAY, soon())).contains(LEARNED);
  }

  @Test
  void nothingIsKeptOfAnotherDay() {
    var store = store();
    store.save(DAY, LEARNED, soon());

    assertThat(store.load(DAY.plusDays(1), soon())).isEmpty();
  }

  @Test
  void anotherFormatIsNothing() {
    var store = store();
    store.save(DAY, LEARNED, soon());
    corrupt(store, DAY);

    assertThat(store.load(DAY, soon())).isEmpty();
  }

  @Test
  void theListTakesThePlaceOfTheOneBefore() {
    var store = store();
    store.publish("path\n/a\n", soon());

    assertThat(store.publish("path\n/größe\n", soon())).endsWith("urls.csv");
    assertThat(published()).isEqualTo("path\n/größe\n");
  }

  static Deadline soon() {
    return new Deadline(Clock.systemUTC(), Instant.now().plus(Duration.ofSeconds(20)));
  }
}
