package groundcrew.bench.cold;

import groundcrew.local.lambda.Invocation;
import groundcrew.local.lambda.InvocationResult;
import groundcrew.local.lambda.InvocationResult.FunctionError;
import groundcrew.local.lambda.RuntimeApi;
import groundcrew.local.lambda.RuntimeProcess;
import groundcrew.local.lambda.SnapStart;
import groundcrew.local.process.ChildProcesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Starts a process, gives it its first event, and measures until its answer.
///
/// @param work folder of what processes print
record ColdStart(AwsStub stub, Tls tls, Path work) {
  static final String JVM_OPTIONS = "JAVA_TOOL_OPTIONS";

  /// The endpoint of services that the scenario does not call.
  private static final String NOWHERE = "https://127.0.0.1:1";

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /// @throws IllegalStateException when the event fails, or the calls are not the scenario's
  Sample measure(Scenario scenario, Launch launch) {
    var output = work.resolve("output.log");
    try (var api = new RuntimeApi()) {
      var result = new CompletableFuture<InvocationResult>();
      api.offer(
          new Invocation(
              UUID.randomUUID().toString(),
              scenario.event(),
              Instant.now().plus(scenario.function().timeout()),
              scenario.function().arn(),
              result));
      var before = scenario.before(launch.start());
      stub.play(launch.start() == Start.ON_DEMAND ? scenario.script() : before);
      var builder = builder(scenario, launch, api).redirectOutput(output.toFile());
      var began = System.nanoTime();
      var process = ChildProcesses.start(builder);
      try {
        var _ =
            process
                .onExit()
                .thenRun(() -> result.completeExceptionally(new IOException("it has ended")));
        var spent = Usage.NONE;
        if (launch.start() != Start.ON_DEMAND) {
          var error = api.initialised().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
          if (error.isPresent()) {
            throw failed(scenario, "before the snapshot: " + error.get().message(), output);
          }
          check(scenario, before, output);
          stub.cutConnections();
          stub.play(scenario.script());
          spent = Usage.of(process.pid());
          began = System.nanoTime();
          api.restore();
        }
        var answer = result.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        var millis = (System.nanoTime() - began) / 1e6;
        var usage = Usage.of(process.pid());
        if (answer instanceof FunctionError error) {
          throw failed(scenario, error.type() + ": " + error.message(), output);
        }
        check(scenario, scenario.script(), output);
        return new Sample(millis, usage.cpuMillis() - spent.cpuMillis(), usage.peakMegabytes());
      } finally {
        process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw failed(scenario, String.valueOf(e.getMessage()), output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + launch.command().getFirst(), e);
    }
  }

  private ProcessBuilder builder(Scenario scenario, Launch launch, RuntimeApi api) {
    var builder =
        new ProcessBuilder(launch.command()).redirectErrorStream(true).directory(work.toFile());
    var environment = builder.environment();
    environment.clear();
    environment.putAll(
        RuntimeProcess.environment(
            scenario.function(), api.address(), NOWHERE, scenario.keys(), "bench", work));
    if (launch.start() != Start.ON_DEMAND) {
      SnapStart.change(environment, api, scenario.keys());
    }
    environment.putAll(stub.endpoints(scenario.services()));
    environment.put("AWS_CA_BUNDLE", tls.bundle().toString());
    environment.putAll(launch.variables());
    // Beside the function's own options of the JVM.
    environment.merge(
        JVM_OPTIONS,
        "-Djavax.net.ssl.trustStore=" + tls.trustStore(),
        (options, trust) -> options + " " + trust);
    return builder;
  }

  private void check(Scenario scenario, Script script, Path output) {
    var wanted = script.calls();
    var made = stub.calls();
    if (!made.equals(wanted)) {
      throw failed(scenario, "its calls are " + made + ", but the function's " + wanted, output);
    }
  }

  private static IllegalStateException failed(Scenario scenario, String how, Path output) {
    try {
      return new IllegalStateException(
          "%s at its first event: %s%n%s"
              .formatted(scenario.title(), how, Files.readString(output)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + output, e);
    }
  }
}
