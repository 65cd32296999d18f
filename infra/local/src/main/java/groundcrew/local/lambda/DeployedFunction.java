package groundcrew.local.lambda;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A function with its published versions and aliases. Each version has environments of its own,
/// all of them write into one log.
final class DeployedFunction implements AutoCloseable {
  static final String LATEST = "$LATEST";

  private final LambdaSettings settings;
  private final Optional<String> nativeClient;
  private volatile LambdaFunction function;
  private final FunctionLog log;
  private final Concurrency concurrency;
  private final Map<String, FunctionPool> pools = new ConcurrentHashMap<>();
  private final List<FunctionPool> retired = new CopyOnWriteArrayList<>();
  private int published;
  private final Map<String, String> aliases = new ConcurrentHashMap<>();
  private final Map<String, AsyncConfig> asyncConfigs = new ConcurrentHashMap<>();

  DeployedFunction(
      LambdaSettings settings,
      Optional<String> nativeClient,
      LambdaFunction function,
      EmbeddedMetrics embedded) {
    this.settings = settings;
    this.nativeClient = nativeClient;
    this.function = function;
    this.concurrency = new Concurrency(function.reservedConcurrency());
    this.log =
        new FunctionLog(
            function.name(),
            settings.work(),
            (name, line) -> {
              embedded.line(function.arn(), line);
              settings.listener().line(name, line);
            },
            settings.agenda());
    pools.put(LATEST, pool(LATEST, false));
  }

  private FunctionPool pool(String version, boolean snapStart) {
    return new FunctionPool(settings, nativeClient, function, version, snapStart, log, concurrency);
  }

  LambdaFunction function() {
    return function;
  }

  FunctionLog log() {
    return log;
  }

  Collection<FunctionPool> pools() {
    return pools.values();
  }

  /// Returns and forgets how often it ran, in all versions.
  Runs takeRuns() {
    return pools.values().stream()
        .map(FunctionPool::takeRuns)
        .reduce(Runs.NONE, Runs::plus)
        .throttled(concurrency.takeRefused());
  }

  /// Publishes what is there as the next version; returns its number.
  synchronized String publish() {
    published++;
    var version = Integer.toString(published);
    pools.put(version, pool(version, function.snapStart()));
    return version;
  }

  /// Changes `$LATEST`. What is published stays as it was published.
  synchronized void update(LambdaFunction changed) {
    function = changed;
    concurrency.reserve(changed.reservedConcurrency());
    var before = pools.put(LATEST, pool(LATEST, false));
    retire(before);
  }

  /// Deletes a version; does nothing where there is none.
  synchronized void deleteVersion(String version) {
    if (aliases.containsValue(version)) {
      throw new IllegalArgumentException(
          "The following aliases still reference version %s of %s: %s"
              .formatted(version, function.name(), aliases));
    }
    retire(pools.remove(version));
  }

  private void retire(@Nullable FunctionPool pool) {
    if (pool != null) {
      retired.add(pool);
      pool.retire();
    }
  }

  void deleteAlias(String name) {
    aliases.remove(name);
  }

  /// @throws IllegalArgumentException where there is no such version
  void alias(String name, String version) {
    if (!pools.containsKey(version)) {
      throw new IllegalArgumentException(
          "%s has no version %s; it has %s".formatted(function.name(), version, pools.keySet()));
    }
    aliases.put(name, version);
  }

  /// Returns the version that a version's number or an alias means, `$LATEST` for an empty one.
  Optional<String> version(String qualifier) {
    var version = aliases.getOrDefault(qualifier, qualifier.isEmpty() ? LATEST : qualifier);
    return pools.containsKey(version) ? Optional.of(version) : Optional.empty();
  }

  /// Sets what becomes of the asynchronous events of one version or alias, `$LATEST` for those
  /// without.
  void configure(String qualifier, AsyncConfig config) {
    asyncConfigs.put(qualifier, config);
  }

  AsyncConfig asyncConfig(String qualifier) {
    return asyncConfigs.getOrDefault(qualifier.isEmpty() ? LATEST : qualifier, AsyncConfig.DEFAULT);
  }

  /// Returns the environments of that version.
  ///
  /// @throws IllegalArgumentException where there is no such version or alias
  FunctionPool pool(String qualifier) {
    return version(qualifier)
        .map(pools::get)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "Function not found: %s has no version or alias %s"
                    .formatted(function.arn(), qualifier)));
  }

  @Override
  public void close() {
    pools.values().forEach(FunctionPool::close);
    retired.forEach(FunctionPool::close);
    log.close();
  }
}
