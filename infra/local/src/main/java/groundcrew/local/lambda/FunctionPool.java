package groundcrew.local.lambda;

import groundcrew.local.gateway.AwsError;
import groundcrew.local.lambda.InvocationResult.FunctionError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The environments of one version of a function: the one used last is used first, as Lambda does.
final class FunctionPool implements AutoCloseable {
  private final LambdaSettings settings;
  private final Optional<String> nativeClient;
  private final LambdaFunction function;
  private final String version;
  private final boolean snapStart;
  private final FunctionLog log;
  private final Concurrency concurrency;
  private final Semaphore permits;
  private final ConcurrentLinkedDeque<ExecutionEnvironment> idle = new ConcurrentLinkedDeque<>();
  private final Set<ExecutionEnvironment> all = ConcurrentHashMap.newKeySet();
  private final List<RunningEvent> busy = new CopyOnWriteArrayList<>();
  private final AtomicReference<Runs> runs = new AtomicReference<>(Runs.NONE);
  private volatile boolean closed;
  private volatile boolean retired;

  FunctionPool(
      LambdaSettings settings,
      Optional<String> nativeClient,
      LambdaFunction function,
      String version,
      boolean snapStart,
      FunctionLog log,
      Concurrency concurrency) {
    this.settings = settings;
    this.nativeClient = nativeClient;
    this.function = function;
    this.version = version;
    this.snapStart = snapStart;
    this.log = log;
    this.concurrency = concurrency;
    this.permits = new Semaphore(settings.environments(), true);
  }

  String version() {
    return version;
  }

  /// @param arn by which the function was called
  /// @param trace the header that the function passes on
  /// @throws AwsError `TooManyRequestsException` where the function's reservation is used up, or
  ///   what keeps Lambda from assuming its role
  InvocationResult invoke(String arn, String requestId, byte[] payload, String trace)
      throws InterruptedException {
    concurrency.enter();
    try {
      return run(arn, requestId, payload, trace);
    } finally {
      concurrency.leave();
    }
  }

  private InvocationResult run(String arn, String requestId, byte[] payload, String trace)
      throws InterruptedException {
    permits.acquire();
    try {
      var start = System.nanoTime();
      var left = function.timeout();
      var environment = idleEnvironment();
      if (environment == null) {
        environment = opened();
        var limit =
            snapStart
                ? InitLimit.snapshot(function.timeout())
                : InitLimit.onDemand(settings.initLimit());
        var error = environment.awaitInit(requestId, limit);
        start = System.nanoTime();
        if (!snapStart && error.filter(Ending::isTimeOut).isPresent()) {
          // Lambda starts it again, in the time of the invocation.
          retire(environment);
          environment = opened();
          error = environment.awaitInit(requestId, InitLimit.within(function.timeout()));
          left = function.timeout().minusNanos(System.nanoTime() - start);
        }
        if (error.isPresent()) {
          retire(environment);
          count(0, true);
          return error.get();
        }
      }
      var result = serve(environment, arn, requestId, payload, trace, left);
      count((System.nanoTime() - start) / 1e6, result instanceof FunctionError);
      if (retired || (result instanceof FunctionError error && Ending.isEnd(error))) {
        retire(environment);
      } else {
        idle.push(environment);
        if (retired) {
          // Meanwhile: nobody else would end it.
          retire();
        }
      }
      return result;
    } finally {
      permits.release();
    }
  }

  private InvocationResult serve(
      ExecutionEnvironment environment,
      String arn,
      String requestId,
      byte[] payload,
      String trace,
      Duration left)
      throws InterruptedException {
    var running = new RunningEvent(function.name(), payload, environment);
    busy.add(running);
    try {
      return environment.invoke(arn, requestId, payload, trace, left);
    } finally {
      busy.remove(running);
    }
  }

  /// Returns the events at which environments are at work.
  List<RunningEvent> running() {
    return List.copyOf(busy);
  }

  /// Kills one of the environments that are at work; tells whether there was one.
  boolean kill(Random random) {
    var candidates = running();
    if (candidates.isEmpty()) {
      return false;
    }
    candidates.get(random.nextInt(candidates.size())).kill();
    return true;
  }

  private void count(double millis, boolean failure) {
    runs.updateAndGet(before -> before.and(millis, failure));
  }

  Runs takeRuns() {
    return runs.getAndSet(Runs.NONE);
  }

  private ExecutionEnvironment opened() {
    var environment = started();
    all.add(environment);
    if (closed) {
      retire(environment);
      throw new IllegalStateException(function.name() + ": the local cloud is closed");
    }
    return environment;
  }

  private ExecutionEnvironment started() {
    try {
      return new ExecutionEnvironment(settings, nativeClient, function, version, snapStart, log);
    } catch (AwsError e) {
      log.line(
          e.code().startsWith("KMS")
              ? String.valueOf(e.getMessage())
              : "The role defined for the function cannot be assumed by Lambda: %s: %s"
                  .formatted(function.roleArn(), e.getMessage()));
      throw e;
    }
  }

  private @Nullable ExecutionEnvironment idleEnvironment() {
    for (var candidate = idle.poll(); candidate != null; candidate = idle.poll()) {
      if (candidate.usable(settings.agenda().instant())) {
        return candidate;
      }
      retire(candidate);
    }
    return null;
  }

  /// Ends every environment once it is idle: its code or configuration is no longer the function's.
  void retire() {
    retired = true;
    for (var left = idle.poll(); left != null; left = idle.poll()) {
      retire(left);
    }
  }

  private void retire(ExecutionEnvironment environment) {
    all.remove(environment);
    environment.close();
  }

  @Override
  public void close() {
    closed = true;
    all.parallelStream().forEach(ExecutionEnvironment::close);
  }
}
