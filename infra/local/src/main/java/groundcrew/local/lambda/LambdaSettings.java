package groundcrew.local.lambda;

import groundcrew.local.ground.ClassPathOrder;
import groundcrew.local.ground.LogListener;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// What all functions of a local cloud share.
///
/// @param work directory for logs
/// @param endpoint the gateway, which a function sees as `AWS_ENDPOINT_URL`
/// @param environments how many events of one function run at the same time
/// @param initLimit time for a cold start. Lambda stops it after 10 s and starts again within the
///   invocation; here one longer limit stands for both, since processes share few cores
/// @param retryDelay how long an asynchronous event waits before its first, second… retry
/// @param classPath what comes first on a function's class path
public record LambdaSettings(
    Path work,
    Supplier<URI> endpoint,
    RoleSessions sessions,
    int environments,
    Duration initLimit,
    IntFunction<Duration> retryDelay,
    InstantSource clock,
    LogListener listener,
    AsyncFailures failures,
    ClassPathOrder classPath) {

  /// Two environments a function, retries after one and two minutes, as Lambda does, divided by 120
  /// so that a demo sees them.
  public static LambdaSettings of(Path work, Supplier<URI> endpoint, RoleSessions sessions) {
    return new LambdaSettings(
        work,
        endpoint,
        sessions,
        2,
        Duration.ofSeconds(60),
        retry -> Duration.ofMillis(500L * retry),
        InstantSource.system(),
        (function, line) -> {},
        (function, requestId, payload, error, attempts) -> {},
        ClassPathOrder.RUNTIME_FIRST);
  }

  /// Returns the same settings with another number of environments.
  public LambdaSettings withEnvironments(int number) {
    return new LambdaSettings(
        work,
        endpoint,
        sessions,
        number,
        initLimit,
        retryDelay,
        clock,
        listener,
        failures,
        classPath);
  }

  /// Returns the same settings with other delays of retries.
  public LambdaSettings withRetryDelay(IntFunction<Duration> delay) {
    return new LambdaSettings(
        work,
        endpoint,
        sessions,
        environments,
        initLimit,
        delay,
        clock,
        listener,
        failures,
        classPath);
  }

  /// Returns the same settings with a follower of the logs.
  public LambdaSettings withListener(LogListener follower) {
    return new LambdaSettings(
        work,
        endpoint,
        sessions,
        environments,
        initLimit,
        retryDelay,
        clock,
        follower,
        failures,
        classPath);
  }

  /// Returns the same settings with a taker of events that failed for good.
  public LambdaSettings withFailures(AsyncFailures taker) {
    return new LambdaSettings(
        work,
        endpoint,
        sessions,
        environments,
        initLimit,
        retryDelay,
        clock,
        listener,
        taker,
        classPath);
  }

  /// Returns the same settings with another order of the class path.
  public LambdaSettings withClassPath(ClassPathOrder order) {
    return new LambdaSettings(
        work,
        endpoint,
        sessions,
        environments,
        initLimit,
        retryDelay,
        clock,
        listener,
        failures,
        order);
  }

  Path taskRoot() {
    return work.resolve("task");
  }
}
