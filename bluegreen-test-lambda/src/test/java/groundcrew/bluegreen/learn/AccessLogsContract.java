package groundcrew.bluegreen.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// What learning relies on of access logs.
public abstract class AccessLogsContract {
  private static final LocalDate DAY = LocalDate.parse("2026-01-31");

  /// Returns the logs.
  protected abstract AccessLogs logs();

  /// Adds a log of a day.
  ///
  /// @param name orders the logs of a day
  protected abstract void put(LocalDate day, String name, byte[] log);

  @Test
  void theLogsOfADayAreInOrder() {
    put(DAY, "b", new byte[1]);
    put(DAY, "a", new byte[1]);
    put(DAY.plusDays(1), "c", new byte[1]);

    assertThat(logs().of(DAY, ListStoreContract.soon()))
        .hasSize(2)
        .allMatch(name -> name.startsWith("2026/01/31/"))
        .isSorted();
    assertThat(logs().of(DAY.minusDays(1), ListStoreContract.soon())).isEmpty();
  }

  @Test
  void aLogIsReadAsItIs() throws IOException {
    put(DAY, "a", new byte[] {31, -117, 8});

    try (var log = logs().open(logs().of(DAY, ListStoreContract.soon()).getFirst())) {
      assertThat(log.readAllBytes()).containsExactly(31, -117, 8);
    }
  }

  @Test
  void aLogThatHasExpiredMeanwhileCannotBeRead() {
    assertThatThrownBy(() -> logs().open("2026/01/31/gone.log.gz")).isInstanceOf(IOException.class);
  }
}
