package groundcrew.local.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `0` is a point within the threshold, `X` one beyond it, `-` a missing one; the newest is last.
class AlarmEvaluatorTest {

  /// The table that CloudWatch publishes for alarms of three points out of three.
  @ParameterizedTest
  @CsvSource({
    "0 - X - X, OK, OK, OK, OK",
    "0 - - - -, OK, OK, OK, OK",
    "- - - - -, INSUFFICIENT_DATA, KEPT, ALARM, OK",
    "0 X X - X, ALARM, ALARM, ALARM, ALARM",
    "- - X - -, ALARM, KEPT, ALARM, OK"
  })
  void threeOfThree(
      String points, String missing, String ignore, String breaching, String notBreaching) {
    assertJudged(
        3,
        points,
        Map.of(
            MissingData.MISSING, missing,
            MissingData.IGNORE, ignore,
            MissingData.BREACHING, breaching,
            MissingData.NOT_BREACHING, notBreaching));
  }

  /// The table that CloudWatch publishes for alarms of two points out of three.
  @ParameterizedTest
  @CsvSource({
    "0 - X - X, ALARM, ALARM, ALARM, ALARM",
    "0 0 X 0 X, ALARM, ALARM, ALARM, ALARM",
    "0 - X - -, OK, OK, ALARM, OK",
    "- - - - 0, OK, OK, ALARM, OK",
    "- - - X -, ALARM, KEPT, ALARM, OK"
  })
  void twoOfThree(
      String points, String missing, String ignore, String breaching, String notBreaching) {
    assertJudged(
        2,
        points,
        Map.of(
            MissingData.MISSING, missing,
            MissingData.IGNORE, ignore,
            MissingData.BREACHING, breaching,
            MissingData.NOT_BREACHING, notBreaching));
  }

  @ParameterizedTest
  @CsvSource({"- - - - X", "- - - X -"})
  void oneYoungPointIsTooEarlyForAnAlarmOfThree(String points) {
    assertThat(evaluator(3, MissingData.MISSING).evaluate(points(points)).state())
        .contains(State.OK);
    assertThat(evaluator(3, MissingData.IGNORE).evaluate(points(points)).state()).isEmpty();
  }

  @Test
  void theLastRealPointsAreJudgedThoughTheyAreFurtherBack() {
    var evaluation = evaluator(3, MissingData.NOT_BREACHING).evaluate(points("X X - - X"));

    assertThat(evaluation.state()).contains(State.ALARM);
    assertThat(evaluation.filled()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "GreaterThanThreshold, 1.0, false",
    "GreaterThanThreshold, 1.1, true",
    "GreaterThanOrEqualToThreshold, 1.0, true",
    "GreaterThanOrEqualToThreshold, 0.9, false",
    "LessThanThreshold, 1.0, false",
    "LessThanThreshold, 0.9, true",
    "LessThanOrEqualToThreshold, 1.0, true",
    "LessThanOrEqualToThreshold, 1.1, false"
  })
  void comparisonsMeanWhatTheyAreCalled(String comparison, double value, boolean breaches) {
    assertThat(Comparison.named(comparison).orElseThrow().breaches(value, 1)).isEqualTo(breaches);
  }

  private static void assertJudged(int needed, String points, Map<MissingData, String> expected) {
    expected.forEach((treatment, state) ->
        assertThat(
                evaluator(needed, treatment)
                    .evaluate(points(points))
                    .state()
                    .map(State::name)
                    .orElse("KEPT"))
            .as("%s when missing points are %s", points, treatment)
            .isEqualTo(state));
  }

  private static AlarmEvaluator evaluator(int needed, MissingData missing) {
    return new AlarmEvaluator(Comparison.GREATER, 0, 3, Optional.of(needed), missing);
  }

  private static List<Point> points(String text) {
    return Stream.of(text.split(" ", -1))
        .map(point ->
            switch (point) {
              case "0" -> Optional.of(0.0);
              case "X" -> Optional.of(1.0);
              default -> Optional.<Double>empty();
            })
        .map(value -> new Point(Instant.EPOCH, value))
        .toList();
  }
}
