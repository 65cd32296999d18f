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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The functions of a local cloud. Closing it, or the end of this JVM, kills their processes.
public final class Lambda implements AutoCloseable {
  /// Lambda's default; an EventInvokeConfig may lower it, which the local cloud does not read yet.
  private static final int RETRIES = 2;

  private static final Logger LOG = LoggerFactory.getLogger(Lambda.class);

  private final LambdaSettings settings;
  private final Optional<String> nativeClient;
  private final Functions functions = new Functions();
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
    functions.put(new DeployedFunction(settings, nativeClient, function));
  }

  /// Changes the code and configuration of a function. Its versions and aliases stay, and what runs
  /// already ends as it began.
  void update(LambdaFunction function) {
    functions.get(function.arn()).update(function);
  }

  /// Deletes a function with its versions and aliases, and kills its processes.
  void delete(String functionArn) {
    functions.remove(functionArn);
  }

  /// Deletes a version; does nothing where its function is gone.
  ///
  /// @throws IllegalArgumentException where an alias stands for it
  void deleteVersion(String functionArn, String version) {
    functions.find(functionArn).ifPresent(function -> function.deleteVersion(version));
  }

  /// Deletes an alias; does nothing where its function is gone.
  void deleteAlias(String functionArn, String alias) {
    functions.find(functionArn).ifPresent(function -> function.deleteAlias(alias));
  }

  /// Publishes a version of a function; returns its number.
  ///
  /// @throws IllegalArgumentException where there is no such function
  public String publish(String nameOrArn) {
    return functions.get(nameOrArn).publish();
  }

  /// Gives a version a name.
  ///
  /// @throws IllegalArgumentException where there is no such function or version
  public void alias(String nameOrArn, String alias, String version) {
    functions.get(nameOrArn).alias(alias, version);
  }

  /// Returns the version that a qualifier of a function stands for, `$LATEST` without one; nothing
  /// where there is no such function, version or alias.
  Optional<String> version(String functionArn, String qualifier) {
    return functions.find(functionArn).flatMap(function -> function.version(qualifier));
  }

  /// Returns a function by its name or ARN, or by the ARN of a version or alias.
  ///
  /// @throws IllegalArgumentException where there is none
  public LambdaFunction function(String nameOrArn) {
    return functions.get(nameOrArn).function();
  }

  /// Returns the ARN of what a name, or an ARN with or without a version or alias, invokes.
  ///
  /// @throws IllegalArgumentException where there is no such function, version or alias
  String invokedArn(String nameOrArn) {
    return functions.target(nameOrArn).arn();
  }

  /// Returns every function.
  public List<LambdaFunction> functions() {
    return functions.all().stream().map(DeployedFunction::function).toList();
  }

  /// Invokes synchronously.
  ///
  /// @param nameOrArn name, ARN, or the ARN of a version or alias
  public InvocationResult invoke(String nameOrArn, byte[] payload) {
    return invoke(functions.target(nameOrArn), UUID.randomUUID().toString(), payload);
  }

  /// Invokes asynchronously: two retries of the same request, then [AsyncFailures]. The result is
  /// that of the last attempt.
  public CompletableFuture<InvocationResult> invokeAsync(String nameOrArn, byte[] payload) {
    var target = functions.target(nameOrArn);
    pending.incrementAndGet();
    return CompletableFuture.supplyAsync(() -> attempts(target, payload), threads)
        .whenComplete((result, error) -> {
          pending.decrementAndGet();
          if (error != null) {
            LOG.warn("{} did not run: {}", target.arn(), error.getMessage());
          }
        });
  }

  /// Kills one of a function's environments that are at work, as AWS loses a host: its event ends
  /// with `Runtime.ExitError`, and the next one starts cold.
  ///
  /// @param random chooses among those that are at work
  /// @return whether one was at work
  public boolean kill(String nameOrArn, Random random) {
    return functions.get(nameOrArn).pools().stream().anyMatch(pool -> pool.kill(random));
  }

  /// Tells whether no asynchronous event waits or runs.
  public boolean idle() {
    return pending.get() == 0;
  }

  /// Returns what a function has logged so far.
  public List<String> logs(String nameOrArn) {
    return functions.get(nameOrArn).log().lines();
  }

  /// Returns and forgets how often each function ran; those that did not run are left out.
  public Map<LambdaFunction, Runs> takeRuns() {
    var taken = new HashMap<LambdaFunction, Runs>();
    for (var function : functions.all()) {
      var runs =
          function.pools().stream().map(FunctionPool::takeRuns).reduce(Runs.NONE, Runs::plus);
      if (runs.number() > 0) {
        taken.put(function.function(), runs);
      }
    }
    return taken;
  }

  /// Returns how many events of one function run at the same time.
  public int environments() {
    return settings.environments();
  }

  private InvocationResult attempts(Functions.Target target, byte[] payload) {
    var requestId = UUID.randomUUID().toString();
    var result = invoke(target, requestId, payload);
    for (var retry = 1; retry <= RETRIES && result instanceof FunctionError; retry++) {
      pause(retry);
      result = invoke(target, requestId, payload);
    }
    if (result instanceof FunctionError error) {
      settings.failures().failed(target.pool().function(), requestId, payload, error, RETRIES + 1);
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

  private static InvocationResult invoke(
      Functions.Target target, String requestId, byte[] payload) {
    try {
      return target.pool().invoke(target.arn(), requestId, payload);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("the local cloud is being closed", e);
  }

  private void kill() {
    functions.all().forEach(DeployedFunction::close);
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
