package groundcrew.local.alarms;

import groundcrew.local.metrics.Line;
import groundcrew.local.metrics.Window;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// The series of an alarm on a grouped query. Each has its own state, OK or ALARM, and is forgotten
/// when the query does not give it any more.
final class Contributors {
  private static final int MOST_IN_ALARM = 100;

  private final Alarm alarm;
  private final Consumer<Notice> told;
  private final Map<Map<String, String>, AlarmState> states = new ConcurrentHashMap<>();

  Contributors(Alarm alarm, Consumer<Notice> told) {
    this.alarm = alarm;
    this.told = told;
  }

  /// Returns the contributors in ALARM, by what they are called.
  Map<Map<String, String>, AlarmState> inAlarm() {
    var found = new ConcurrentHashMap<Map<String, String>, AlarmState>();
    states.forEach((group, state) -> {
      if (state.value() == State.ALARM && found.size() < MOST_IN_ALARM) {
        found.put(group, state);
      }
    });
    return found;
  }

  /// Evaluates every series and returns the state of the alarm itself.
  AlarmState evaluate(List<Line> lines, List<Window> windows, AlarmState before, Instant now) {
    var gone = new HashSet<>(states.keySet());
    for (var line : lines) {
      gone.remove(line.group());
      evaluate(line, windows, now);
    }
    for (var group : gone) {
      set(group, new AlarmState(State.OK, "No data was returned for this contributor", "{}", now));
      states.remove(group);
    }
    return lines.isEmpty() ? withoutSeries(before, now) : together(lines.size(), before, now);
  }

  private void evaluate(Line line, List<Window> windows, Instant now) {
    var before =
        states.getOrDefault(line.group(), new AlarmState(State.OK, Reasons.INITIAL, "{}", now));
    var evaluation = alarm.evaluator().evaluate(AlarmMonitor.points(line, windows));
    // A series exists only while there is data: it is never in INSUFFICIENT_DATA.
    var found =
        evaluation.state().filter(state -> state != State.INSUFFICIENT_DATA).orElse(before.value());
    if (found != before.value() || !states.containsKey(line.group())) {
      var reason = Reasons.of(alarm.evaluator(), before.value(), found, evaluation);
      set(line.group(), new AlarmState(found, reason, "{}", now));
    }
  }

  private void set(Map<String, String> group, AlarmState next) {
    var before = states.put(group, next);
    var was = before == null ? State.OK : before.value();
    if (was != next.value()) {
      told.accept(new Notice(alarm, was, next, group));
    }
  }

  private AlarmState together(int series, AlarmState before, Instant now) {
    var breaching = states.values().stream().filter(s -> s.value() == State.ALARM).count();
    if (breaching == 0) {
      return next(before, State.OK, series + " time series evaluated to OK", now);
    }
    var reason =
        breaching > MOST_IN_ALARM
            ? MOST_IN_ALARM + "+ time series evaluated to ALARM"
            : "%d out of %d time series evaluated to ALARM".formatted(breaching, series);
    return next(before, State.ALARM, reason, now);
  }

  /// The documentation says INSUFFICIENT_DATA; an alarm that takes missing data as not breaching
  /// was seen to be OK. None of both is ALARM.
  private AlarmState withoutSeries(AlarmState before, Instant now) {
    var missing = alarm.evaluator().missing();
    var state =
        switch (missing) {
          case NOT_BREACHING -> State.OK;
          case IGNORE -> before.value();
          case MISSING, BREACHING -> State.INSUFFICIENT_DATA;
        };
    return next(
        before,
        state,
        "No time series were returned by the query. Treat missing data is configured as [%s]."
            .formatted(missing.inReasons()),
        now);
  }

  private static AlarmState next(AlarmState before, State state, String reason, Instant now) {
    var same = before.value() == state;
    return same ? before : new AlarmState(state, reason, "{}", now);
  }
}
