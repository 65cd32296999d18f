package groundcrew.local.lambda;

import groundcrew.local.lambda.InvocationResult.FunctionError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One process of a function with its Runtime API; serves one event at a time.
final class ExecutionEnvironment implements AutoCloseable {
  private static final Duration FOLLOWED_EVERY = Duration.ofMillis(50);
  private static final int KILLED = 128 + 9;

  private final LambdaFunction function;
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
      FunctionLog log) {
    this.function = function;
    this.log = log;
    var keys =
        settings.sessions().open(function.roleArn(), function.name(), "lambda.amazonaws.com");
    settings.sessions().writeLog(function);
    this.expires = keys.expires();
    try {
      this.api = new RuntimeApi();
      this.output = new ProcessOutput(settings.work(), log);
      this.process =
          RuntimeProcess.start(
              nativeClient,
              function,
              api.address(),
              settings.endpoint().get().toString(),
              keys,
              "local/[$LATEST]" + Long.toHexString(startedNanos),
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
        process.onExit().thenRun(() -> api.initialised().complete(Optional.of(exited(requestId))));
    Optional<FunctionError> error;
    try {
      error = api.initialised().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      error = Optional.of(timedOut(requestId, limit));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    var took = Duration.ofNanos(System.nanoTime() - startedNanos);
    if (error.isPresent()) {
      output.pump();
      log.line(
          "INIT_REPORT Init Duration: %s Phase: init Status: error Error Type: %s"
              .formatted(millis(took), error.get().type()));
    } else {
      unreportedInit = Optional.of(took);
    }
    return error;
  }

  InvocationResult invoke(String requestId, byte[] payload) throws InterruptedException {
    log.line("START RequestId: " + requestId + " Version: $LATEST");
    var began = System.nanoTime();
    var result = new CompletableFuture<InvocationResult>();
    var _ = process.onExit().thenRun(() -> result.complete(exited(requestId)));
    // The process reads the deadline against the real clock.
    var deadline = Instant.now().plus(function.timeout());
    api.offer(
        new Invocation(
            requestId,
            new String(payload, StandardCharsets.UTF_8),
            deadline,
            function.arn(),
            result));
    InvocationResult outcome;
    try {
      outcome = result.get(function.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      outcome = timedOut(requestId, function.timeout());
      close();
      log.line(
          "%s %s Task timed out after %s seconds"
              .formatted(Instant.now(), requestId, seconds(function.timeout())));
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
    var init = unreportedInit.map(d -> "\tInit Duration: " + millis(d)).orElse("");
    unreportedInit = Optional.empty();
    log.line(
        "REPORT RequestId: %s\tDuration: %s\tBilled Duration: %d ms\tMemory Size: %d MB%s"
            .formatted(requestId, millis(took), took.toMillis() + 1, function.memoryMb(), init));
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

  private FunctionError exited(String requestId) {
    var how =
        switch (process.exitValue()) {
          case 0 -> "Runtime exited without providing a reason";
          case KILLED -> "Runtime exited with error: signal: killed";
          default -> "Runtime exited with error: exit status " + process.exitValue();
        };
    return FunctionError.of("Runtime.ExitError", "RequestId: " + requestId + " Error: " + how);
  }

  private static FunctionError timedOut(String requestId, Duration limit) {
    return FunctionError.of(
        "Sandbox.Timedout",
        "RequestId: %s Error: Task timed out after %s seconds"
            .formatted(requestId, seconds(limit)));
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.2f", duration.toMillis() / 1000.0);
  }

  private static String millis(Duration duration) {
    return String.format(Locale.ROOT, "%.2f ms", duration.toNanos() / 1e6);
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
