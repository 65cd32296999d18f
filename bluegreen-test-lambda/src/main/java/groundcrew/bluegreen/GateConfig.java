package groundcrew.bluegreen;

import groundcrew.bluegreen.codedeploy.Policy;
import groundcrew.bluegreen.gate.Rules;
import groundcrew.bluegreen.report.Subject;
import groundcrew.bluegreen.request.Endpoint;
import groundcrew.bluegreen.request.HostName;
import groundcrew.common.Environment;
import groundcrew.common.Setting;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.event.Level;

/// The variables of a gate, whatever controller asks it.
///
/// @param function name of the function, which Lambda gives
/// @param bucket of the list and of the reports
/// @param file key of the list
/// @param green endpoint that is tested
/// @param blue endpoint of the baseline
/// @param hostName name that the requests have; empty for that of the endpoint
/// @param concurrency how many rows are tested at the same time
/// @param requestTimeout of a whole exchange
/// @param reportPrefix prefix of the keys of the reports
record GateConfig(
    String function,
    String bucket,
    String file,
    Endpoint green,
    Optional<Endpoint> blue,
    Optional<HostName> hostName,
    int concurrency,
    Duration requestTimeout,
    Rules rules,
    Policy policy,
    String reportPrefix,
    Level logLevel) {
  private static final Pattern FUNCTION = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  static final Pattern KEY = Pattern.compile("[^\\p{Cntrl}]{1,900}");
  static final Pattern PREFIX = Pattern.compile("([A-Za-z0-9!_.*'()-]{1,100}/){1,8}");
  private static final Pattern PERCENT =
      Pattern.compile("100(\\.0{1,6})?|[0-9]{1,2}(\\.[0-9]{1,6})?");
  private static final Pattern SHARE = Pattern.compile("[0-9]{1,2}(\\.[0-9]{1,6})?");
  private static final Pattern WHOLE = Pattern.compile("[1-9][0-9]{0,8}");
  private static final Duration SHORTEST = Duration.ofMillis(10);
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int MOST_CONCURRENT = 256;
  private static final String ENDPOINT = "host:port, or a URL of a scheme, host and port";

  static GateConfig from(Environment environment) {
    var function =
        environment.required(
            "AWS_LAMBDA_FUNCTION_NAME",
            "the name of the function, which Lambda gives",
            Environment.matching(FUNCTION));
    var bucket =
        environment.required("BUCKET", "the name of a bucket", Environment.matching(BUCKET));
    var file = environment.required("FILEPATH", "the key of a CSV file", Environment.matching(KEY));
    var green = environment.required("ENDPOINT", ENDPOINT, Endpoint::parse);
    var blue = environment.optional("BASELINE_ENDPOINT", ENDPOINT, Endpoint::parse);
    var hostName =
        environment.optional(
            "HOST_NAME", "a host name, with a port where URLs have one", HostName::parse);
    var concurrency = whole(environment, "CONCURRENCY", 32, MOST_CONCURRENT);
    var timeout =
        environment.optional(
            "REQUEST_TIMEOUT",
            Duration.ofSeconds(5),
            "a duration from PT0.01S to PT1M",
            GateConfig::timeout);
    var threshold =
        environment.required(
            "ACCEPTANCE_THRESHOLD",
            "a percentage from 0 to 100, such as 90 or 99.5",
            text -> new BigDecimal(Environment.matching(PERCENT).apply(text)));
    var tolerance =
        environment.optional(
            "LATENCY_TOLERANCE",
            new BigDecimal("0.2"),
            "a share from 0 to 99, such as 0.2 for 20 %",
            text -> new BigDecimal(Environment.matching(SHARE).apply(text)));
    var enforced =
        environment.optional(
            "MODE", true, "enforce or report", text -> either(text, "enforce", "report"));
    var inconclusive =
        environment.optional(
            "INCONCLUSIVE", false, "fail or pass", text -> either(text, "pass", "fail"));
    var prefix =
        environment.optional(
            "REPORT_PREFIX",
            "reports/",
            "a prefix of keys with a slash at its end",
            Environment.matching(PREFIX));
    green.ifRead(tested ->
        blue.ifRead(baseline -> {
          if (baseline.equals(Optional.of(tested))) {
            environment.fault("BASELINE_ENDPOINT", "another endpoint than ENDPOINT");
          }
        }));
    environment.verify();
    return new GateConfig(
        function.get(),
        bucket.get(),
        file.get(),
        green.get(),
        blue.get(),
        hostName.get(),
        concurrency.get(),
        timeout.get(),
        new Rules(threshold.get(), tolerance.get()),
        new Policy(enforced.get(), inconclusive.get()),
        prefix.get(),
        environment.logLevel());
  }

  /// Returns the hosts whose absolute URLs a list may have.
  Set<String> hosts() {
    var hosts = new LinkedHashSet<String>();
    hosts.add(green.authority());
    hosts.add(green.hostAndPort());
    blue.ifPresent(endpoint -> {
      hosts.add(endpoint.authority());
      hosts.add(endpoint.hostAndPort());
    });
    hostName.ifPresent(name -> hosts.add(name.header()));
    return hosts;
  }

  Subject subject() {
    return new Subject(
        "s3://%s/%s".formatted(bucket, file),
        green.toString(),
        blue.map(Endpoint::toString),
        hostName.map(HostName::header),
        rules.threshold());
  }

  /// Names a whole number from 1 to the largest one.
  static Setting<Integer> whole(Environment environment, String name, int standard, int largest) {
    return environment.optional(
        name,
        standard,
        "a whole number from 1 to " + largest,
        text -> {
          var number = Integer.parseInt(Environment.matching(WHOLE).apply(text));
          if (number > largest) {
            throw new IllegalArgumentException("too many");
          }
          return number;
        });
  }

  private static Duration timeout(String text) {
    var timeout = Duration.parse(text);
    if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("out of range");
    }
    return timeout;
  }

  private static boolean either(String text, String yes, String no) {
    if (!text.equals(yes) && !text.equals(no)) {
      throw new IllegalArgumentException("neither of the two");
    }
    return text.equals(yes);
  }
}
