package groundcrew.local.lambda;

import groundcrew.local.iam.Keys;
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
  private final Optional<Relay> relay;
  private final Process process;
  private final FunctionLog log;
  private final RoleSessions sessions;
  private volatile Keys keys;
  private final ProcessOutput output;
  private final ProcessUse use;
  private final long startedNanos = System.nanoTime();
  private Optional<Duration> unreportedInit = Optional.empty();
  private volatile boolean outOfMemory;

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
    this.sessions = settings.sessions();
    this.keys = sessions.openForCode(function);
    sessions.decryptEnvironment(function);
    sessions.writeLog(function);
    var gateway = settings.endpoint().get();
    this.relay = snapStart ? Optional.of(new Relay(gateway)) : Optional.empty();
    try {
      this.api = new RuntimeApi();
      this.output = new ProcessOutput(settings.work(), log);
      var variables =
          RuntimeProcess.environment(
              function,
              api.address(),
              relay.map(Relay::endpoint).orElse(gateway).toString(),
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
    this.use = new ProcessUse(process.toHandle());
    Thread.startVirtualThread(this::follow);
  }

  /// Waits for the cold start; returns what went wrong in it.
  Optional<FunctionError> awaitInit(String requestId, InitLimit limit) throws InterruptedException {
    var _ =
        process.onExit().thenRun(() -> api.initialised().complete(Optional.of(exited(requestId))));
    var error = initialised(limit).orElseGet(() -> Optional.of(timedOut(requestId, limit)));
    if (snapStart && error.isEmpty()) {
      restore();
    }
    var took = Duration.ofNanos(System.nanoTime() - startedNanos);
    if (error.isPresent()) {
      output.pump();
      log.line(
          "INIT_REPORT Init Duration: %s Phase: %s Status: %s"
              .formatted(
                  Ending.millis(took),
                  limit.phase(),
                  Ending.isTimeOut(error.get())
                      ? "timeout"
                      : "error Error Type: " + error.get().type()));
    } else {
      unreportedInit = Optional.of(took);
    }
    return error;
  }

  /// The snapshot is neither taken nor brought back: each environment has its own init. But its
  /// connections are cut, and the keys from before have expired afterwards, as in a snapshot that
  /// is restored a day later.
  private void restore() {
    var before = keys;
    keys = sessions.openForCode(function);
    sessions.expire(before);
    relay.ifPresent(Relay::cut);
    api.restore(keys);
  }

  /// Returns what the runtime reports; nothing where the limit has passed before.
  private Optional<Optional<FunctionError>> initialised(InitLimit limit)
      throws InterruptedException {
    var end = startedNanos + limit.wall().toNanos();
    while (System.nanoTime() < end && use.processorTime().compareTo(limit.processor()) < 0) {
      try {
        return Optional.of(api.initialised().get(FOLLOWED_EVERY.toMillis(), TimeUnit.MILLISECONDS));
      } catch (TimeoutException e) {
        // Looked at again.
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
    return Optional.empty();
  }

  private FunctionError timedOut(String requestId, InitLimit limit) {
    if (limit.phase().equals("invoke")) {
      log.line(Ending.timeOutLine(requestId, function.timeout()));
    }
    return Ending.timedOut(requestId, limit.wall());
  }

  private FunctionError exited(String requestId) {
    return outOfMemory
        ? Ending.outOfMemory(requestId)
        : Ending.exited(requestId, process.exitValue());
  }

  /// @param arn by which the function was called
  /// @param left what the invocation may take
  InvocationResult invoke(String arn, String requestId, byte[] payload, String trace, Duration left)
      throws InterruptedException {
    log.line("START RequestId: " + requestId + " Version: " + version);
    var began = System.nanoTime();
    var result = new CompletableFuture<InvocationResult>();
    var _ = process.onExit().thenRun(() -> result.complete(exited(requestId)));
    // The process reads the deadline against the real clock.
    var deadline = Instant.now().plus(left);
    api.offer(
        new Invocation(
            requestId, new String(payload, StandardCharsets.UTF_8), deadline, arn, trace, result));
    InvocationResult outcome;
    try {
      outcome = result.get(Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS);
      awaitReady(deadline);
    } catch (TimeoutException e) {
      outcome = Ending.timedOut(requestId, function.timeout());
      close();
      log.line(Ending.timeOutLine(requestId, function.timeout()));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    report(requestId, Duration.ofNanos(System.nanoTime() - began));
    return outcome;
  }

  /// Lambda ends an invocation when the runtime asks for the next event. What comes between the
  /// answer and that request changes the log, not the answer.
  private void awaitReady(Instant deadline) throws InterruptedException, ExecutionException {
    var left = Math.max(0, Duration.between(Instant.now(), deadline).toMillis());
    try {
      CompletableFuture.anyOf(api.ready(), process.onExit()).get(left, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // The next event starts another environment if this one is still busy.
    }
  }

  /// Tells whether the process calls with these keys.
  boolean hasKey(String accessKeyId) {
    return keys.accessKeyId().equals(accessKeyId);
  }

  /// Ends the process by SIGKILL, whatever it is at: as a host that is lost.
  void kill() {
    process.destroyForcibly();
  }

  /// Tells whether another event may come here: Lambda retires an environment before its
  /// credentials expire.
  boolean usable(Instant now) {
    return process.isAlive() && now.plus(function.timeout()).isBefore(keys.expires());
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
        limitMemory();
        Thread.sleep(FOLLOWED_EVERY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The heap has a limit of its own; threads, classes and buffers beside it are Lambda's to limit.
  private void limitMemory() {
    if (use.megabytes() > function.memoryMb()) {
      outOfMemory = true;
      kill();
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
    relay.ifPresent(Relay::close);
    api.close();
    output.close();
  }
}
