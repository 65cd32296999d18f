package groundcrew.local.alarms;

import groundcrew.local.metrics.Home;
import groundcrew.local.metrics.MetricStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The alarms of all accounts and regions.
public final class Alarms {
  private final Map<String, Watch> byArn = new ConcurrentHashMap<>();
  private final MetricStore store;
  private final AlarmActions actions;

  /// Creates a service without alarms.
  public Alarms(MetricStore store, AlarmActions actions) {
    this.store = store;
    this.actions = actions;
  }

  void put(Alarm alarm) {
    byArn.put(alarm.arn(), new Watch(alarm, actions));
  }

  /// Evaluates every alarm by the data of the full minutes before an instant.
  public void evaluate(Instant now) {
    watches().forEach(watch -> watch.evaluate(store, now));
  }

  /// Returns the state of an alarm.
  ///
  /// @throws IllegalArgumentException where there is none of this name
  public AlarmState state(Home home, String name) {
    return find(home, name)
        .orElseThrow(() -> new IllegalArgumentException("there is no alarm " + name))
        .state();
  }

  Optional<Watch> find(Home home, String name) {
    return of(home).filter(watch -> watch.alarm().name().equals(name)).findFirst();
  }

  Stream<Watch> of(Home home) {
    return watches().filter(watch -> watch.alarm().home().equals(home));
  }

  private Stream<Watch> watches() {
    return byArn.values().stream().sorted(Comparator.comparing(watch -> watch.alarm().arn()));
  }
}
