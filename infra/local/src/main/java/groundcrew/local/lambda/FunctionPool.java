package groundcrew.local.lambda;

import groundcrew.local.lambda.InvocationResult.FunctionError;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/// The environments of one function: the one used last is used first, as Lambda does.
final class FunctionPool implements AutoCloseable {
  private final LambdaSettings settings;
  private final LambdaFunction function;
  private final FunctionLog log;
  private final Semaphore permits;
  private final ConcurrentLinkedDeque<ExecutionEnvironment> idle = new ConcurrentLinkedDeque<>();
  private final Set<ExecutionEnvironment> all = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  FunctionPool(LambdaSettings settings, LambdaFunction function) {
    this.settings = settings;
    this.function = function;
    this.log = new FunctionLog(function.name(), settings.work(), settings.listener());
    this.permits = new Semaphore(settings.environments(), true);
  }

  LambdaFunction function() {
    return function;
  }

  FunctionLog log() {
    return log;
  }

  InvocationResult invoke(String requestId, byte[] payload) throws InterruptedException {
    permits.acquire();
    try {
      var environment = idleEnvironment();
      if (environment == null) {
        environment = new ExecutionEnvironment(settings, function, log);
        all.add(environment);
        if (closed) {
          retire(environment);
          throw new IllegalStateException(function.name() + ": the local cloud is closed");
        }
        var error = environment.awaitInit(requestId, settings.initLimit());
        if (error.isPresent()) {
          retire(environment);
          return error.get();
        }
      }
      var result = environment.invoke(requestId, payload);
      if (result instanceof FunctionError error && ended(error)) {
        retire(environment);
      } else {
        idle.push(environment);
      }
      return result;
    } finally {
      permits.release();
    }
  }

  private @org.jspecify.annotations.Nullable ExecutionEnvironment idleEnvironment() {
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

  private void retire(ExecutionEnvironment environment) {
    all.remove(environment);
    environment.close();
  }

  @Override
  public void close() {
    closed = true;
    all.parallelStream().forEach(ExecutionEnvironment::close);
    log.close();
  }
}
