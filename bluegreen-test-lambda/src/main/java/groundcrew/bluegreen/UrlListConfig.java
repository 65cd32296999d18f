package groundcrew.bluegreen;

import groundcrew.bluegreen.learn.Exclusions;
import groundcrew.bluegreen.learn.Glob;
import groundcrew.common.Environment;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.event.Level;

/// The variables of the function that learns the list of URLs.
///
/// @param logsBucket of the access logs
/// @param logsPrefix of the folders of their years, with its slash
/// @param bucket of the list, and of what was learned
/// @param file key of the list
/// @param statePrefix of the keys of what was learned, with its slash
/// @param mostUrls how many URLs the list has at most
/// @param lookbackDays how many days of logs count, today included
record UrlListConfig(
    String logsBucket,
    String logsPrefix,
    String bucket,
    String file,
    String statePrefix,
    int mostUrls,
    int lookbackDays,
    Exclusions exclusions,
    Level logLevel) {
  private static final Pattern PREFIX = Pattern.compile("[^\\p{Cntrl}]{1,800}/");
  private static final int MOST_URLS = 100_000;
  private static final int MOST_DAYS = 365;

  static UrlListConfig from(Environment environment) {
    var logsBucket =
        environment.required(
            "LOGS_BUCKET", "the name of a bucket", Environment.matching(GateConfig.BUCKET));
    var logsPrefix =
        environment.required(
            "LOGS_PREFIX",
            "the prefix of the folders of years, such as"
                + " AWSLogs/111122223333/elasticloadbalancing/eu-west-1/",
            Environment.matching(PREFIX));
    var bucket =
        environment.required(
            "BUCKET", "the name of a bucket", Environment.matching(GateConfig.BUCKET));
    var file =
        environment.required(
            "FILEPATH", "the key of a CSV file", Environment.matching(GateConfig.KEY));
    var statePrefix =
        environment.optional(
            "STATE_PREFIX",
            "state/",
            "a prefix of keys with a slash at its end",
            Environment.matching(GateConfig.PREFIX));
    var mostUrls = GateConfig.whole(environment, "MAX_URLS", 2_000, MOST_URLS);
    var days = GateConfig.whole(environment, "LOOKBACK_DAYS", 30, MOST_DAYS);
    var globs =
        environment.optionalList(
            "EXCLUDE_PATTERNS", "patterns such as *logout*, each with more than *", Glob::parse);
    environment.verify();
    return new UrlListConfig(
        logsBucket.get(),
        logsPrefix.get(),
        bucket.get(),
        file.get(),
        statePrefix.get(),
        mostUrls.get(),
        days.get(),
        exclusions(globs.get()),
        environment.logLevel());
  }

  /// Without patterns of its own a configuration has the usual ones.
  private static Exclusions exclusions(List<Glob> globs) {
    return globs.isEmpty() ? Exclusions.DEFAULT : new Exclusions(globs);
  }
}
