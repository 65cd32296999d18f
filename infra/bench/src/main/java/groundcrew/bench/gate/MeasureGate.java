package groundcrew.bench.gate;

import groundcrew.demo.assembly.Synthesis;
import groundcrew.demo.assembly.SystemTemplates;
import groundcrew.demo.system.GateSystem;
import groundcrew.demo.system.GreenFault;
import groundcrew.local.LocalCloud;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.template.Template;
import groundcrew.local.web.BlueGreen;
import groundcrew.local.web.ServedRequest;
import groundcrew.local.web.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Lets each client ask one nginx for one page.
///
/// @param work takes the logs and the folders of the servers
/// @param told follows what is done
record MeasureGate(Path work, Consumer<String> told) {
  static final int IN_FLIGHT = 32;
  static final Duration DELAY = Duration.ofMillis(50);

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int PAGE_BYTES = 8 * 1024;
  private static final int FAST = 100_000;
  private static final int SLOW = 5_000;
  private static final int SLOW_SEQUENTIAL = 200;

  List<Row> all() {
    var page = Site.of("1").page("/page.html", "x".repeat(PAGE_BYTES));
    var rows = new ArrayList<Row>();
    rows.addAll(rows(page, Duration.ZERO, FAST, FAST));
    var delayed = GreenFault.delayed(page, DELAY.toMillis() + "ms");
    rows.addAll(rows(delayed, DELAY, SLOW, SLOW_SEQUENTIAL));
    return rows;
  }

  private List<Row> rows(Site site, Duration delay, int requests, int sequential) {
    var name = "delay-" + delay.toMillis();
    try (var web = new BlueGreen(work.resolve(name), site)) {
      var page = web.original().url().resolve("/page.html");
      told.accept("ab");
      var ab = ApacheBench.run(page, requests, IN_FLIGHT);
      told.accept("%,d requests one after the other".formatted(sequential));
      var one = SequentialClient.run(page, sequential);
      // The last one: once it has passed, another server takes the place of this one.
      told.accept("%,d requests of the gate".formatted(requests));
      var gate = gate(web, requests, work.resolve(name + "-cloud"));
      return List.of(
          new Row(Client.GATE, delay, requests, gate),
          new Row(Client.APACHE_BENCH, delay, requests, ab),
          new Row(Client.SEQUENTIAL, delay, sequential, one));
    }
  }

  /// Measures from the first answer to the last one: the start of the process has no part in it.
  private static double gate(BlueGreen web, int requests, Path work) {
    var synthesis = Synthesis.ofThisRepository();
    var assembly = synthesis.synthesise(synthesis.exampleConfiguration());
    var templates =
        SystemTemplates.of(assembly, GateSystem.NAME).stream().map(Template::copy).toList();
    var settings = LocalCloudSettings.in(work).withEnvironments(1);
    try (var cloud = LocalCloud.start(Fixture.example(), settings)) {
      var system = GateSystem.deploy(cloud, templates, web, web.original().url(), Optional.empty());
      system.putList(list(requests));
      var asked = web.original();
      system.release(Site.of("2"), LIMIT);
      var answered =
          asked.requests().stream()
              .filter(request -> request.target().startsWith("/page.html?"))
              .map(ServedRequest::at)
              .toList();
      if (answered.size() != requests) {
        throw new IllegalStateException(
            "the gate made %,d requests of %,d".formatted(answered.size(), requests));
      }
      var took = Duration.between(answered.getFirst(), answered.getLast());
      return (requests - 1) * 1000.0 / took.toMillis();
    }
  }

  /// Each row is another address of the same page.
  private static String list(int requests) {
    return IntStream.range(0, requests)
        .mapToObj(row -> "/page.html?" + row)
        .collect(Collectors.joining("\n", "path\n", "\n"));
  }
}
