package groundcrew.local.lambda;

import groundcrew.local.lambda.InvocationResult.FunctionError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One process of a function with its Runtime API; serves one event at a time.
final class ExecutionEnvironment implements AutoCloseable {
  private static final Duration FOLLOWED_EVERY = Duration.ofMillis(50);

  private final LambdaFunction function;
  private final String version;
  private final boolean snapStart;
  private final RuntimeApi api;
  private final Process process;
  private final FunctionLog log;
  private final Instant expires;
  private final ProcessOutput output;
  private final long startedNanos = System.nanoTime();
  private Optional<Duration> unreportedInit = Optional.empty();

  ExecutionEnvironment(
      LambdaSettings settings,
      Optional<String> nativeClient,
      LambdaFunction function,
      String version,
      boolean snapStart,
      FunctionLog log) {
    this.function = function;
    this.version = version;
    this.snapStart = snapStart;
    this.log = log;
    var keys = settings.sessions().open(function.roleArn(), function.name(), FunctionRoles.LAMBDA);
    settings.sessions().writeLog(function);
    this.expires = keys.expires();
    try {
      this.api = new RuntimeApi();
      this.output = new ProcessOutput(settings.work(), log);
      var variables =
          RuntimeProcess.environment(
              function,
              api.address(),
              settings.endpoint().get().toString(),
              keys,
              "local/[%s]%s".formatted(version, Long.toHexString(startedNanos)),
              settings.taskRoot());
      variables.put("AWS_LAMBDA_FUNCTION_VERSION", version);
      if (snapStart) {
        SnapStart.change(variables, api, keys);
      }
      this.process =
          RuntimeProcess.start(
              nativeClient,
              settings.classPath(),
              function,
              variables,
              settings.taskRoot(),
              output.file());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start a process for " + function.name(), e);
    }
    Thread.startVirtualThread(this::follow);
  }

  /// Waits for the cold start; returns what went wrong in it.
  Optional<FunctionError> awaitInit(String requestId, Duration limit) throws InterruptedException {
    var _ =
        process
            .onExit()
            .thenRun(() ->
                api.initialised()
                    .complete(Optional.of(Ending.exited(requestId, process.exitValue()))));
    Optional<FunctionError> error;
    try {
      error = api.initialised().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      error = Optional.of(Ending.timedOut(requestId, limit));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    if (snapStart && error.isEmpty()) {
      // The snapshot is neither taken nor brought back: each environment has its own init.
      api.restore();
    }
    var took = Duration.ofNanos(System.nanoTime() - startedNanos);
    if (error.isPresent()) {
      output.pump();
      log.line(
          "INIT_REPORT Init Duration: %s Phase: init Status: error Error Type: %s"
              .formatted(Ending.millis(took), error.get().type()));
    } else {
      unreportedInit = Optional.of(took);
    }
    return error;
  }

  /// @param arn by which the function was called
  InvocationResult invoke(String arn, String requestId, byte[] payload, String trace)
      throws InterruptedException {
    log.line("START RequestId: " + requestId + " Version: " + version);
    var began = System.nanoTime();
    var result = new CompletableFuture<InvocationResult>();
    var _ =
        process
            .onExit()
            .thenRun(() -> result.complete(Ending.exited(requestId, process.exitValue())));
    // The process reads the deadline against the real clock.
    var deadline = Instant.now().plus(function.timeout());
    api.offer(
        new Invocation(
            requestId, new String(payload, StandardCharsets.UTF_8), deadline, arn, trace, result));
    InvocationResult outcome;
    try {
      outcome = result.get(function.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      outcome = Ending.timedOut(requestId, function.timeout());
      close();
      log.line(
          "%s %s Task timed out after %s seconds"
              .formatted(Instant.now(), requestId, Ending.seconds(function.timeout())));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    report(requestId, Duration.ofNanos(System.nanoTime() - began));
    return outcome;
  }

  /// Ends the process by SIGKILL, whatever it is at: as a host that is lost.
  void kill() {
    process.destroyForcibly();
  }

  /// Tells whether another event may come here: Lambda retires an environment before its
  /// credentials expire.
  boolean usable(Instant now) {
    return process.isAlive() && now.plus(function.timeout()).isBefore(expires);
  }

  private void report(String requestId, Duration took) {
    output.pump();
    log.line("END RequestId: " + requestId);
    var init = unreportedInit.map(d -> "\tInit Duration: " + Ending.millis(d)).orElse("");
    unreportedInit = Optional.empty();
    log.line(
        "REPORT RequestId: %s\tDuration: %s\tBilled Duration: %d ms\tMemory Size: %d MB%s"
            .formatted(
                requestId, Ending.millis(took), took.toMillis() + 1, function.memoryMb(), init));
  }

  private void follow() {
    try {
      while (process.isAlive()) {
        output.pump();
        Thread.sleep(FOLLOWED_EVERY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    try {
      process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    api.close();
    output.close();
  }
}
