package groundcrew.cdk;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Reads the section `gate`.
final class GateReader {
  private static final Duration SHORTEST_RUN = Duration.ofSeconds(30);
  private static final Duration LONGEST_RUN = Duration.ofMinutes(15);
  private static final Duration SHORTEST_REQUEST = Duration.ofMillis(10);
  private static final Duration LONGEST_REQUEST = Duration.ofMinutes(1);
  private static final int LONGEST_RETENTION = 3653;
  private static final int MOST_URLS = 100_000;
  private static final int MOST_DAYS = 365;

  private GateReader() {}

  static Gate gate(Section section) {
    var gate =
        new Gate(
            Path.of(section.value("jar").text(Rule.JAR)),
            section.value("logLevel").text(Rule.LOG_LEVEL),
            section.value("application").text(Rule.CODEDEPLOY_NAME),
            section.value("deploymentGroup").text(Rule.CODEDEPLOY_NAME),
            network(section.section("network")),
            test(section.section("test")),
            section.value("list").or("urls.csv", key -> key.text(Rule.OBJECT_KEY)),
            section
                .value("timeout")
                .or(Duration.ofMinutes(5), it -> it.duration(SHORTEST_RUN, LONGEST_RUN)),
            section.value("reportRetentionDays").or(90, days -> days.integer(1, LONGEST_RETENTION)),
            section.optionalSection("learn").map(GateReader::learning));
    section.end();
    return gate;
  }

  private static Gate.Network network(Section section) {
    var network =
        new Gate.Network(
            section.value("vpc").text(Rule.VPC),
            section.value("subnets").texts(Rule.SUBNET, 1),
            section.value("routeTables").or(List.of(), it -> it.texts(Rule.ROUTE_TABLE, 1)),
            section.value("createEndpoints").or(true, Value::flag));
    section.end();
    return network;
  }

  private static Gate.Learning learning(Section section) {
    var learning =
        new Gate.Learning(
            section.value("logsBucket").text(Rule.BUCKET),
            section.value("logsPrefix").text(Rule.OBJECT_PREFIX),
            TaggingReader.schedule(section.section("schedule")),
            section.value("maxUrls").or(2_000, most -> most.integer(1, MOST_URLS)),
            section.value("lookbackDays").or(30, days -> days.integer(1, MOST_DAYS)),
            section.value("excludePatterns").or(List.of(), it -> it.texts(Rule.GLOB, 1)));
    section.end();
    return learning;
  }

  private static Gate.Test test(Section section) {
    var test =
        new Gate.Test(
            section.value("endpoint").text(Rule.ENDPOINT),
            section.value("baselineEndpoint").optional(it -> it.text(Rule.ENDPOINT)),
            section.value("hostName").optional(it -> it.text(Rule.HOST_NAME)),
            section.value("acceptanceThreshold").positive(100),
            section
                .value("latencyTolerance")
                .or(new BigDecimal("0.2"), share -> share.positive(99)),
            section.value("concurrency").or(32, it -> it.integer(1, 256)),
            section
                .value("requestTimeout")
                .or(Duration.ofSeconds(5), it -> it.duration(SHORTEST_REQUEST, LONGEST_REQUEST)),
            section.value("mode").or("enforce", it -> it.text(Rule.GATE_MODE)),
            section.value("inconclusive").or("fail", it -> it.text(Rule.INCONCLUSIVE)));
    section.end();
    return test;
  }
}
