package groundcrew.local.alarms;

import groundcrew.local.metrics.Answered;
import groundcrew.local.metrics.Line;
import groundcrew.local.metrics.MetricStore;
import groundcrew.local.metrics.SingleQuery;
import groundcrew.local.metrics.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// An alarm and the state that it is in.
final class AlarmMonitor {
  private final Alarm alarm;
  private final AlarmActions actions;
  private final Contributors contributors;
  private volatile AlarmState state;
  private volatile boolean partial;

  AlarmMonitor(Alarm alarm, AlarmActions actions) {
    this(alarm, actions, AlarmState.initial(alarm.created()));
  }

  AlarmMonitor(Alarm alarm, AlarmActions actions, AlarmState state) {
    this.alarm = alarm;
    this.actions = actions;
    this.contributors = new Contributors(alarm, this::perform);
    this.state = state;
  }

  Alarm alarm() {
    return alarm;
  }

  AlarmState state() {
    return state;
  }

  Contributors contributors() {
    return contributors;
  }

  /// Tells whether the query gave fewer series than there are.
  boolean partial() {
    return partial;
  }

  void evaluate(MetricStore store, Instant now) {
    var windows = alarm.windows(now);
    var answered = alarm.query().answer(store, alarm.accountRegion(), windows);
    partial = answered.partial();
    if (alarm.query() instanceof SingleQuery) {
      single(answered, windows, now);
    } else {
      var outcome = contributors.evaluate(answered.lines(), windows, state, now);
      change(outcome);
    }
  }

  private void single(Answered answered, List<Window> windows, Instant now) {
    var evaluation = alarm.evaluator().evaluate(points(answered.lines().getFirst(), windows));
    evaluation
        .state()
        .filter(found -> found != state.value())
        .ifPresent(found ->
            change(
                new AlarmState(
                    found,
                    Reasons.of(alarm.evaluator(), state.value(), found, evaluation),
                    Reasons.data(alarm.query(), alarm.evaluator(), evaluation, now),
                    now)));
  }

  private void change(AlarmState next) {
    var before = state;
    state = next;
    if (before.value() != next.value()) {
      perform(new Notice(alarm, before.value(), next, Map.of()));
    }
  }

  private void perform(Notice notice) {
    alarm
        .actions()
        .getOrDefault(notice.now().value(), List.of())
        .forEach(action -> actions.perform(action, notice));
  }

  static List<Point> points(Line line, List<Window> windows) {
    var points = new ArrayList<Point>();
    for (var i = 0; i < windows.size(); i++) {
      points.add(new Point(windows.get(i).from(), line.values().get(i)));
    }
    return points;
  }
}
