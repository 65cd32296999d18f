package groundcrew.tagging.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageBatchesTest {
  @Test
  void holdsTenMessages() {
    assertThat(batches(Collections.nCopies(21, 1)))
        .extracting(List::size)
        .containsExactly(10, 10, 1);
  }

  @Test
  void holdsOneMebibyteAndNoByteMore() {
    assertThat(batches(List.of(1_000_000, 48_575, 1, 1)))
        .containsExactly(List.of(1_000_000, 48_575, 1), List.of(1));
  }

  @Test
  void keepsTheOrderOfMessages() {
    assertThat(batches(List.of(600_000, 500_000, 400_000, 600_000)))
        .containsExactly(List.of(600_000), List.of(500_000, 400_000), List.of(600_000));
  }

  @Test
  void leavesAMessageAloneThatIsLargerThanABatch() {
    assertThat(batches(List.of(1, 1_048_577, 1)))
        .containsExactly(List.of(1), List.of(1_048_577), List.of(1));
  }

  @Test
  void makesNoBatchOfNothing() {
    assertThat(batches(List.of())).isEmpty();
  }

  private static List<List<Integer>> batches(List<Integer> sizes) {
    return MessageBatches.of(sizes, Integer::longValue);
  }
}
