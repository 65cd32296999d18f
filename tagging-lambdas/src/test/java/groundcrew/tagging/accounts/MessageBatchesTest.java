package groundcrew.tagging.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageBatchesTest {
  @Test
  void containAtMostTenMessages() {
    assertThat(batches(Collections.nCopies(21, 1)))
        .extracting(List::size)
        .containsExactly(10, 10, 1);
  }

  @Test
  void containAtMostOneMebibyte() {
    assertThat(batches(List.of(1_000_000, 48_575, 1, 1)))
        .containsExactly(List.of(1_000_000, 48_575, 1), List.of(1));
  }

  @Test
  void keepTheOrderOfMessages() {
    assertThat(batches(List.of(600_000, 500_000, 400_000, 600_000)))
        .containsExactly(List.of(600_000), List.of(500_000, 400_000), List.of(600_000));
  }

  @Test
  void putAMessageThatIsTooLargeInABatchOfItsOwn() {
    assertThat(batches(List.of(1, 1_048_577, 1)))
        .containsExactly(List.of(1), List.of(1_048_577), List.of(1));
  }

  @Test
  void areEmptyWithoutMessages() {
    assertThat(batches(List.of())).isEmpty();
  }

  private static List<List<Integer>> batches(List<Integer> sizes) {
    return MessageBatches.of(sizes, Integer::longValue);
  }
}
