package groundcrew.bench.cold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/// Runs every variant of every scenario, round after round.
final class ColdBench {
  private final List<Scenario> scenarios;
  private final List<Variant> variants;
  private final ColdStart coldStart;

  /// One bar of the plot.
  private record Runner(Scenario scenario, Variant variant, Launch launch) {}

  ColdBench(List<Scenario> scenarios, List<Variant> variants, ColdStart coldStart) {
    this.scenarios = scenarios;
    this.variants = variants;
    this.coldStart = coldStart;
  }

  /// Returns a row for each handler and variant.
  ///
  /// @param progress receives what runs next
  List<Row> run(int rounds, Consumer<String> progress) {
    var samples = new LinkedHashMap<Runner, List<Sample>>();
    for (var scenario : scenarios) {
      for (var variant : variants) {
        variant
            .launch(scenario)
            .ifPresent(
                launch -> samples.put(new Runner(scenario, variant, launch), new ArrayList<>()));
      }
    }
    // The first round counts for nothing: it brings files into memory and warms the stub.
    for (var round = 0; round <= rounds; round++) {
      progress.accept("round %d of %d".formatted(round, rounds));
      for (var entry : samples.entrySet()) {
        var runner = entry.getKey();
        var sample = coldStart.measure(runner.scenario(), runner.launch());
        if (round > 0) {
          entry.getValue().add(sample);
        }
      }
    }
    return samples.entrySet().stream().map(ColdBench::row).toList();
  }

  private static Row row(Map.Entry<Runner, List<Sample>> measured) {
    var runner = measured.getKey();
    return new Row(
        runner.scenario().handler(),
        runner.variant().name(),
        spread(measured.getValue(), Sample::millis),
        spread(measured.getValue(), Sample::cpuMillis),
        spread(measured.getValue(), Sample::peakMegabytes),
        runner.launch().code().stream().mapToLong(ColdBench::size).sum());
  }

  private static Spread spread(List<Sample> samples, ToDoubleFunction<Sample> figure) {
    return Spread.of(samples.stream().map(sample -> figure.applyAsDouble(sample)).toList());
  }

  private static long size(Path code) {
    try (var files = Files.walk(code)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot measure " + code, e);
    }
  }
}
