package groundcrew.bench.guardian;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import groundcrew.local.lambda.InvocationResult;
import groundcrew.local.lambda.InvocationResult.FunctionError;
import groundcrew.local.lambda.InvocationResult.Success;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Reads a fleet by the real function, once, in real time.
record ReadFleet(Path work, Consumer<String> progress) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /// @throws IllegalStateException where a machine could not be read, however long one waits
  FleetReading read(int machines) {
    var quota = Quota.of(machines);
    progress.accept("creating %,d machines ...".formatted(machines));
    try (var fleet = FleetCloud.start(machines, quota, work.resolve("read-" + machines))) {
      var counts = fleet.cloud().gateway().counts();
      counts.reset();
      var begun = System.nanoTime();
      var answer = answer(run(fleet, machines));
      var seconds = (System.nanoTime() - begun) / 1e9;
      if (answer.path("machines").asInt() != machines || !answer.path("failed").isEmpty()) {
        throw new IllegalStateException(
            "%,d machines were not read as they are: %s".formatted(machines, answer));
      }
      return new FleetReading(
          machines,
          answer.path("read").asInt(),
          quota,
          counts.total("states:ListExecutions"),
          fleet.calls().secondsOfReading(),
          answer.path("metrics").asInt(),
          counts.total("monitoring:PutMetricData"),
          seconds);
    }
  }

  private InvocationResult run(FleetCloud fleet, int machines) {
    var system = fleet.system();
    var result = CompletableFuture.supplyAsync(() -> system.runAt(Instant.now()));
    system.await(
        "the run's end",
        LIMIT,
        () -> {
          progress.accept("%,d of %,d machines".formatted(fleet.calls().readings(), machines));
          return result.isDone();
        });
    return result.join();
  }

  private static JsonNode answer(InvocationResult result) {
    return switch (result) {
      case Success success -> json(success.payload());
      case FunctionError error ->
          throw new IllegalStateException(error.type() + ": " + error.message());
    };
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the publisher answered " + text, e);
    }
  }
}
