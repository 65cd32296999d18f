package groundcrew.bench.gate;

import groundcrew.demo.assembly.Synthesis;
import groundcrew.demo.assembly.SystemTemplates;
import groundcrew.demo.system.GateSystem;
import groundcrew.demo.system.LearnedList;
import groundcrew.local.LocalCloud;
import groundcrew.local.arn.AccountRegion;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.lambda.InvocationResult.Success;
import groundcrew.local.template.Template;
import groundcrew.local.web.BlueGreen;
import groundcrew.local.web.LoadBalancerLog;
import groundcrew.local.web.ServedRequest;
import groundcrew.local.web.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Lets the function that learns the list and a script in awk read the same access logs: a million
/// lines, as compressed as in S3.
///
/// @param work takes the logs
/// @param told follows what is done
record MeasureLearning(Path work, Consumer<String> told) {
  static final int LINES = 1_000_000;

  private static final int MEGABYTES = 512;
  private static final int LOGS = 10;
  private static final int SEED = 20;

  /// Counts the pages that clients got, and does nothing of what else the function does.
  private static final String AWK =
      """
      gzip -dc "$0"/*.gz | awk '$9 ~ /^(200|206|304)$/ && $13 == "\\"GET" {
        split($14, url, "?"); pages[url[1]]++
      } END { for (page in pages) print pages[page], page }' | sort -rn | head -n 2000 > /dev/null
      """;

  List<LearningRow> all() {
    told.accept("writing %,d lines".formatted(LINES));
    var now = Instant.now();
    var logs =
        IntStream.range(0, LOGS)
            .mapToObj(log ->
                new LoadBalancerLog(
                        new AccountRegion("111122223333", "eu-west-1"), "web", now, requests(log))
                    .gzip())
            .toList();
    told.accept("awk");
    var awk = awk(logs);
    told.accept("the function");
    return List.of(
        new LearningRow("list function, %d MB".formatted(MEGABYTES), LINES, function(logs, now)),
        new LearningRow("gzip -dc | awk", LINES, awk));
  }

  private double awk(List<byte[]> logs) {
    try {
      var folder = Files.createDirectories(work.resolve("logs"));
      for (var log = 0; log < logs.size(); log++) {
        Files.write(folder.resolve(log + ".log.gz"), logs.get(log));
      }
      var begun = System.nanoTime();
      var process = new ProcessBuilder("sh", "-c", AWK, folder.toString()).inheritIO().start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException("the script in awk failed");
      }
      return seconds(begun);
    } catch (IOException e) {
      throw new UncheckedIOException("the script in awk cannot run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while awk was running", e);
    }
  }

  /// Measures a whole run, the start of the process and the requests to S3 included.
  private double function(List<byte[]> logs, Instant now) {
    var synthesis = Synthesis.ofThisRepository();
    var assembly = synthesis.synthesise(synthesis.exampleConfiguration());
    var templates =
        SystemTemplates.of(assembly, GateSystem.NAME).stream().map(Template::copy).toList();
    limitMemory(templates.getLast());
    try (var web = new BlueGreen(work.resolve("learning-web"), Site.of("1"));
        var cloud =
            LocalCloud.start(
                Fixture.example(), LocalCloudSettings.in(work.resolve("learning-cloud")))) {
      GateSystem.deploy(cloud, templates, web);
      var list = LearnedList.create(cloud);
      logs.forEach(log -> list.put(log, now));
      var begun = System.nanoTime();
      var result = list.learn();
      var took = seconds(begun);
      if (!(result instanceof Success answer) || !answer.payload().contains("\"lines\":" + LINES)) {
        throw new IllegalStateException("the function did not read every line: " + result);
      }
      return took;
    }
  }

  private static void limitMemory(Template own) {
    for (var id : own.idsOf("AWS::Lambda::Function")) {
      own.resource(id).withObject("/Properties").put("MemorySize", MEGABYTES);
    }
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1.0e9;
  }

  /// Half of the requests are for a few pages, the others for products, searches and what is not
  /// there.
  private static List<ServedRequest> requests(int log) {
    var random = new Random(SEED + log);
    return IntStream.range(0, LINES / LOGS)
        .mapToObj(_ -> request(random, Instant.ofEpochSecond(1_767_225_600L)))
        .toList();
  }

  private static ServedRequest request(Random random, Instant at) {
    var number = random.nextInt(50_000);
    var target =
        switch (random.nextInt(10)) {
          case 0, 1, 2, 3, 4 -> "/pages/page-" + "abcdefghij".charAt(random.nextInt(10)) + ".html";
          case 5, 6 -> "/products/%d/reviews".formatted(number);
          case 7 -> "/search?q=%d&user=%x".formatted(number, random.nextLong());
          case 8 -> "/articles/%s-and-more".formatted(word(random));
          default -> "/sessions/%016x".formatted(random.nextLong());
        };
    var status = random.nextInt(20) == 0 ? 404 : 200;
    return new ServedRequest(
        at, "GET", target, status, "shop.example", "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0");
  }

  private static String word(Random random) {
    return random
        .ints(6, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
