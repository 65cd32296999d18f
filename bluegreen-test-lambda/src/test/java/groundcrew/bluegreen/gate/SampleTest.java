package groundcrew.bluegreen.gate;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.bluegreen.list.Expectation;
import groundcrew.bluegreen.list.Line.Row;
import groundcrew.bluegreen.list.StatusRange;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTest {
  private final Sample sample = new Sample(30);

  @Test
  void aShortListIsKeptWhole() {
    offer(30);

    assertThat(sample.rows()).extracting(Row::number).containsExactlyElementsOf(numbers(30, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {31, 89, 90, 91, 1_000, 99_999})
  void aLongListIsKeptInPartFromItsBeginningToItsEnd(int rows) {
    offer(rows);
    var numbers = sample.rows().stream().map(Row::number).toList();

    assertThat(numbers).hasSizeBetween(10, 30);
    var step = numbers.get(1) - numbers.get(0);
    assertThat(numbers).containsExactlyElementsOf(numbers(rows, step));
  }

  /// Every other row asks green first.
  @Test
  void everyOtherRowStaysAnEvenOne() {
    offer(10_000);
    var even = sample.rows().stream().filter(row -> row.number() % 2 == 0).count();

    assertThat(even).isBetween(sample.rows().size() / 2 - 1L, sample.rows().size() / 2 + 1L);
  }

  private void offer(int rows) {
    numbers(rows, 1).forEach(number -> sample.add(row(number)));
  }

  private static Iterable<Integer> numbers(int last, int step) {
    return () -> IntStream.iterate(1, n -> n <= last, n -> n + step).iterator();
  }

  private static Row row(int number) {
    return new Row(
        number,
        "/" + number,
        new Expectation(StatusRange.SUCCESS, Optional.empty(), Optional.empty()),
        BigDecimal.ONE);
  }
}
