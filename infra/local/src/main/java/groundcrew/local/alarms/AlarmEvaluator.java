package groundcrew.local.alarms;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Evaluates the data points of an alarm's metric.
///
/// @param periods how many points are evaluated (EvaluationPeriods)
/// @param needed how many of them must breach (DatapointsToAlarm); empty for all
record AlarmEvaluator(
    Comparison comparison,
    double threshold,
    int periods,
    Optional<Integer> needed,
    MissingData missing) {
  /// By how many periods an alarm looks further back. CloudWatch does not say; in its examples five
  /// points are read for three.
  private static final int FURTHER = 2;

  /// Returns how many points are read.
  int range() {
    return periods + FURTHER;
  }

  int toAlarm() {
    return needed.orElse(periods);
  }

  /// Evaluates the points of the evaluation range, the newest last.
  Evaluation evaluate(List<Point> points) {
    var real = points.reversed().stream().filter(point -> point.value().isPresent()).toList();
    if (real.size() >= periods) {
      var evaluated = real.subList(0, periods);
      return evaluation(evaluated, 0, breaching(evaluated));
    }
    var filled = periods - real.size();
    var breaching = breaching(real);
    return switch (missing) {
      case BREACHING -> evaluation(real, filled, breaching + filled);
      case NOT_BREACHING -> evaluation(real, filled, breaching);
      case MISSING, IGNORE -> unfilled(points, real, filled, breaching);
    };
  }

  private Evaluation unfilled(List<Point> points, List<Point> real, int filled, int breaching) {
    var ignored = missing == MissingData.IGNORE;
    if (real.isEmpty()) {
      var state = ignored ? Optional.<State>empty() : Optional.of(State.INSUFFICIENT_DATA);
      return new Evaluation(state, real, filled, 0);
    }
    if (breaching >= toAlarm() || breaching < real.size()) {
      return evaluation(real, filled, breaching);
    }
    // Every point that there is breaches, and they are too few. CloudWatch waits, since the next
    // may be within the threshold, until the oldest is as old as the points that are needed.
    if (ignored) {
      return new Evaluation(Optional.empty(), real, filled, breaching);
    }
    return new Evaluation(
        Optional.of(ageOfOldest(points) >= toAlarm() ? State.ALARM : State.OK),
        real,
        filled,
        breaching);
  }

  /// Returns the age of the oldest point with a value, one for the newest.
  private static int ageOfOldest(List<Point> points) {
    return IntStream.range(0, points.size())
        .filter(i -> points.get(i).value().isPresent())
        .map(i -> points.size() - i)
        .findFirst()
        .orElse(0);
  }

  private Evaluation evaluation(List<Point> evaluated, int filled, int breaching) {
    return new Evaluation(
        Optional.of(breaching >= toAlarm() ? State.ALARM : State.OK), evaluated, filled, breaching);
  }

  private int breaching(List<Point> points) {
    return (int)
        points.stream()
            .flatMap(point -> point.value().stream())
            .filter(value -> comparison.breaches(value, threshold))
            .count();
  }
}
