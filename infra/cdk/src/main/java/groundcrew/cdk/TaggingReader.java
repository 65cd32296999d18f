package groundcrew.cdk;

import groundcrew.cdk.Configuration.Level;
import groundcrew.cdk.Configuration.MemberRole;
import groundcrew.cdk.Configuration.Queue;
import groundcrew.cdk.Configuration.Schedule;
import groundcrew.cdk.Configuration.Tagging;
import groundcrew.tagging.message.Rules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Reads the section `tagging`.
final class TaggingReader {
  private static final int MOST_CALLS_A_SECOND = 1000;
  private static final int MOST_DAYS = 3653;

  /// Retention period of a queue.
  private static final Duration RETENTION = Duration.ofDays(14);

  /// The longest delay of an SQS message.
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

  private TaggingReader() {}

  static Tagging tagging(Section section, MemberRole memberRole) {
    var tagging =
        new Tagging(
            Path.of(section.value("jar").text(Rule.JAR)),
            section.value("logLevel").text(Rule.LOG_LEVEL),
            section.value("levelOrder").texts(Rule.LEVEL, 1),
            section.value("parameterPrefix").text(Rule.PARAMETER_PREFIX),
            section.value("tagResourcesTps").positive(MOST_CALLS_A_SECOND),
            section.value("getResourcesTps").positive(MOST_CALLS_A_SECOND),
            section
                .value("listingLag")
                .or(Duration.ofMinutes(1), lag -> lag.duration(Duration.ZERO, LONGEST_DELAY)),
            section
                .value("keyCaseConflict")
                .or("skip", conflict -> conflict.text(Rule.KEY_CASE_CONFLICT)),
            section.value("journalRetentionDays").integer(1, MOST_DAYS),
            queue(section.section("queue")),
            section.sections("levels").stream().map(TaggingReader::level).toList(),
            memberRole);
    section.end();
    return tagging;
  }

  private static Level level(Section section) {
    var level =
        new Level(
            section.value("level").text(Rule.LEVEL),
            keys(section.value("keys")),
            section.value("regions").texts(Rule.REGION, 1),
            section.value("organizationalUnits").or(List.of(), units -> units.texts(Rule.UNIT, 0)),
            section.value("excludedAccounts").or(List.of(), ids -> ids.texts(Rule.ACCOUNT, 0)),
            section.value("remove").or("none", remove -> remove.text(Rule.REMOVE)),
            section.value("mode").or("apply", mode -> mode.text(Rule.MODE)),
            section.value("untaggedSource").or("none", source -> source.text(Rule.UNTAGGED_SOURCE)),
            schedule(section.section("schedule")));
    section.end();
    return level;
  }

  /// The account tagger refuses to start with keys that differ only by case.
  private static List<String> keys(Value value) {
    var keys = value.texts(Rule.OWNED_KEY, 1);
    var distinct = Rules.distinctKeysOrDefaults();
    for (var key : keys) {
      try {
        var _ = distinct.apply(key);
      } catch (IllegalArgumentException twin) {
        value.faults().add(value.path(), "keys that differ by more than case", key);
      }
    }
    return keys;
  }

  static Schedule schedule(Section section) {
    var schedule =
        new Schedule(
            section.value("expression").text(Rule.SCHEDULE),
            section.value("timeZone").text(Rule.TIME_ZONE),
            section.value("flexibleWindow").duration(Duration.ZERO, Duration.ofDays(1)));
    section.end();
    return schedule;
  }

  private static Queue queue(Section section) {
    var queue =
        new Queue(
            section.value("messageDelay").duration(Duration.ZERO, LONGEST_DELAY),
            section.value("batchSize").integer(1, 10_000),
            section.value("batchWindow").duration(Duration.ZERO, Duration.ofMinutes(5)),
            section.value("maximumConcurrency").integer(2, 1000),
            section.value("maximumReceives").integer(1, 1000),
            section.value("taggerTimeout").duration(Duration.ofSeconds(30), Duration.ofMinutes(15)),
            section
                .value("oldestMessage")
                .or(Duration.ofHours(6), age -> age.duration(Duration.ofMinutes(1), RETENTION)));
    section.end();
    return queue;
  }
}
