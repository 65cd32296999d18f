package groundcrew.local.alarms;

import groundcrew.local.arn.AccountRegion;
import groundcrew.local.metrics.MetricStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The alarms of all accounts and regions.
public final class Alarms {
  private final Map<String, AlarmMonitor> byArn = new ConcurrentHashMap<>();
  private final MetricStore store;
  private final AlarmActions actions;

  /// Creates a service without alarms.
  public Alarms(MetricStore store, AlarmActions actions) {
    this.store = store;
    this.actions = actions;
  }

  void put(Alarm alarm) {
    byArn.put(alarm.arn(), new AlarmMonitor(alarm, actions));
  }

  /// Replaces the definition of an alarm, which keeps its state as with `PutMetricAlarm`.
  void change(Alarm alarm) {
    byArn.compute(
        alarm.arn(),
        (_, before) ->
            before == null
                ? new AlarmMonitor(alarm, actions)
                : new AlarmMonitor(alarm, actions, before.state()));
  }

  void remove(String alarmArn) {
    byArn.remove(alarmArn);
  }

  /// Evaluates every alarm by the data of the full minutes before an instant.
  public void evaluate(Instant now) {
    monitors().forEach(monitor -> monitor.evaluate(store, now));
  }

  /// Returns the state of an alarm.
  ///
  /// @throws IllegalArgumentException where there is none of this name
  public AlarmState state(AccountRegion accountRegion, String name) {
    return find(accountRegion, name)
        .orElseThrow(() -> new IllegalArgumentException("there is no alarm " + name))
        .state();
  }

  Optional<AlarmMonitor> find(AccountRegion accountRegion, String name) {
    return of(accountRegion).filter(monitor -> monitor.alarm().name().equals(name)).findFirst();
  }

  Stream<AlarmMonitor> of(AccountRegion accountRegion) {
    return monitors().filter(monitor -> monitor.alarm().accountRegion().equals(accountRegion));
  }

  private Stream<AlarmMonitor> monitors() {
    return byArn.values().stream().sorted(Comparator.comparing(monitor -> monitor.alarm().arn()));
  }
}
