package groundcrew.local.lambda;

import groundcrew.local.gateway.AwsError;
import groundcrew.local.lambda.InvocationResult.FunctionError;
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
  private final Semaphore permits;
  private final ConcurrentLinkedDeque<ExecutionEnvironment> idle = new ConcurrentLinkedDeque<>();
  private final Set<ExecutionEnvironment> all = ConcurrentHashMap.newKeySet();
  private final List<ExecutionEnvironment> busy = new CopyOnWriteArrayList<>();
  private final AtomicReference<Runs> runs = new AtomicReference<>(Runs.NONE);
  private volatile boolean closed;
  private volatile boolean retired;

  FunctionPool(
      LambdaSettings settings,
      Optional<String> nativeClient,
      LambdaFunction function,
      String version,
      boolean snapStart,
      FunctionLog log) {
    this.settings = settings;
    this.nativeClient = nativeClient;
    this.function = function;
    this.version = version;
    this.snapStart = snapStart;
    this.log = log;
    this.permits = new Semaphore(settings.environments(), true);
  }

  LambdaFunction function() {
    return function;
  }

  /// @param arn by which the function was called
  InvocationResult invoke(String arn, String requestId, byte[] payload)
      throws InterruptedException {
    permits.acquire();
    try {
      var environment = idleEnvironment();
      if (environment == null) {
        environment = started();
        all.add(environment);
        if (closed) {
          retire(environment);
          throw new IllegalStateException(function.name() + ": the local cloud is closed");
        }
        var error = environment.awaitInit(requestId, settings.initLimit());
        if (error.isPresent()) {
          retire(environment);
          count(0, true);
          return error.get();
        }
      }
      var began = System.nanoTime();
      var result = serve(environment, arn, requestId, payload);
      count((System.nanoTime() - began) / 1e6, result instanceof FunctionError);
      if (retired || (result instanceof FunctionError error && ended(error))) {
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
      ExecutionEnvironment environment, String arn, String requestId, byte[] payload)
      throws InterruptedException {
    busy.add(environment);
    try {
      return environment.invoke(arn, requestId, payload);
    } finally {
      busy.remove(environment);
    }
  }

  /// Kills one of the environments that are at work; tells whether there was one.
  boolean kill(Random random) {
    var candidates = List.copyOf(busy);
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

  private ExecutionEnvironment started() {
    try {
      return new ExecutionEnvironment(settings, nativeClient, function, version, snapStart, log);
    } catch (AwsError e) {
      log.line(
          "The role defined for the function cannot be assumed by Lambda: %s: %s"
              .formatted(function.roleArn(), e.getMessage()));
      throw e;
    }
  }

  private @Nullable ExecutionEnvironment idleEnvironment() {
    for (var candidate = idle.poll(); candidate != null; candidate = idle.poll()) {
      if (candidate.usable(settings.clock().instant())) {
        return candidate;
      }
      retire(candidate);
    }
    return null;
  }

  private static boolean ended(FunctionError error) {
    return error.type().equals("Sandbox.Timedout") || error.type().equals("Runtime.ExitError");
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
