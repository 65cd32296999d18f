package groundcrew.local.lambda;

import groundcrew.local.lambda.InvocationResult.FunctionError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The functions of a local cloud. Closing it, or the end of this JVM, kills their processes.
public final class Lambda implements AutoCloseable {
  /// Lambda's default; an EventInvokeConfig may lower it, which the local cloud does not read yet.
  private static final int RETRIES = 2;

  private static final String LATEST = "$LATEST";

  private static final Logger LOG = LoggerFactory.getLogger(Lambda.class);

  private final LambdaSettings settings;
  private final Optional<String> nativeClient;
  private final Map<String, FunctionPool> pools = new ConcurrentHashMap<>();
  private final Map<String, String> versions = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger pending = new AtomicInteger();
  private final Thread hook = new Thread(this::kill, "lambda-processes");

  /// Creates an empty registry, and the work directory where it is missing.
  public Lambda(LambdaSettings settings) {
    this.settings = settings;
    try {
      Files.createDirectories(settings.taskRoot());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot create the Lambda work directory " + settings.work(), e);
    }
    nativeClient = NativeClient.unpack(settings.work());
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// Adds a function, or replaces the one of the same account, region and name.
  public void register(LambdaFunction function) {
    var replaced = pools.put(function.arn(), new FunctionPool(settings, nativeClient, function));
    if (replaced != null) {
      replaced.close();
    }
  }

  /// Makes a version or an alias known.
  ///
  /// @param version the number that it stands for
  public void publish(String qualifiedArn, String version) {
    versions.put(qualifiedArn, version);
  }

  /// Returns the version that a qualifier of a function stands for, `$LATEST` without one; nothing
  /// where there is no such function, version or alias.
  Optional<String> version(String functionArn, String qualifier) {
    if (!pools.containsKey(functionArn)) {
      return Optional.empty();
    }
    return qualifier.isEmpty() || qualifier.equals(LATEST)
        ? Optional.of(LATEST)
        : Optional.ofNullable(versions.get(functionArn + ":" + qualifier));
  }

  /// Returns a function by its name or ARN; a version or alias is the function itself.
  ///
  /// @throws IllegalArgumentException where there is none
  public LambdaFunction function(String nameOrArn) {
    return pool(nameOrArn).function();
  }

  /// Returns every function.
  public List<LambdaFunction> functions() {
    return pools.values().stream().map(FunctionPool::function).toList();
  }

  /// Invokes synchronously.
  public InvocationResult invoke(String nameOrArn, byte[] payload) {
    return invoke(pool(nameOrArn), UUID.randomUUID().toString(), payload);
  }

  /// Invokes asynchronously: two retries of the same request, then [AsyncFailures]. The result is
  /// that of the last attempt.
  public CompletableFuture<InvocationResult> invokeAsync(String nameOrArn, byte[] payload) {
    var pool = pool(nameOrArn);
    pending.incrementAndGet();
    return CompletableFuture.supplyAsync(() -> attempts(pool, payload), threads)
        .whenComplete((result, error) -> {
          pending.decrementAndGet();
          if (error != null) {
            LOG.warn("{} did not run: {}", pool.function().name(), error.getMessage());
          }
        });
  }

  /// Kills one of a function's environments that are at work, as AWS loses a host: its event ends
  /// with `Runtime.ExitError`, and the next one starts cold.
  ///
  /// @param random chooses among those that are at work
  /// @return whether one was at work
  public boolean kill(String nameOrArn, Random random) {
    return pool(nameOrArn).kill(random);
  }

  /// Tells whether no asynchronous event waits or runs.
  public boolean idle() {
    return pending.get() == 0;
  }

  /// Returns what a function has logged so far.
  public List<String> logs(String nameOrArn) {
    return pool(nameOrArn).log().lines();
  }

  /// Returns and forgets how often each function ran; those that did not run are left out.
  public Map<LambdaFunction, Runs> takeRuns() {
    var taken = new HashMap<LambdaFunction, Runs>();
    for (var pool : pools.values()) {
      var runs = pool.takeRuns();
      if (runs.number() > 0) {
        taken.put(pool.function(), runs);
      }
    }
    return taken;
  }

  /// Returns how many events of one function run at the same time.
  public int environments() {
    return settings.environments();
  }

  private InvocationResult attempts(FunctionPool pool, byte[] payload) {
    var requestId = UUID.randomUUID().toString();
    var result = invoke(pool, requestId, payload);
    for (var retry = 1; retry <= RETRIES && result instanceof FunctionError; retry++) {
      pause(retry);
      result = invoke(pool, requestId, payload);
    }
    if (result instanceof FunctionError error) {
      settings.failures().failed(pool.function(), requestId, payload, error, RETRIES + 1);
    }
    return result;
  }

  private void pause(int retry) {
    try {
      Thread.sleep(settings.retryDelay().apply(retry));
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static InvocationResult invoke(FunctionPool pool, String requestId, byte[] payload) {
    try {
      return pool.invoke(requestId, payload);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("the local cloud is being closed", e);
  }

  private FunctionPool pool(String nameOrArn) {
    var parts = nameOrArn.split(":", -1);
    var found =
        parts.length >= 7
            ? pools.get(String.join(":", List.of(parts).subList(0, 7)))
            : pools.values().stream()
                .filter(pool -> pool.function().name().equals(parts[0]))
                .findFirst()
                .orElse(null);
    if (found == null) {
      throw new IllegalArgumentException(
          "Function not found: %s; deployed are %s"
              .formatted(nameOrArn, functions().stream().map(LambdaFunction::name).toList()));
    }
    return found;
  }

  private void kill() {
    pools.values().forEach(FunctionPool::close);
  }

  @Override
  public void close() {
    kill();
    threads.shutdownNow();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is going down: the hook runs by itself.
      return;
    }
  }
}
