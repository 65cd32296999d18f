package groundcrew.cdk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Reads the YAML file into a [Configuration] and lists all of its faults at once.
final class ConfigurationReader {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY).build();

  private final List<String> faults = new ArrayList<>();

  private ConfigurationReader() {}

  static Configuration read(String source, String yaml) {
    var reader = new ConfigurationReader();
    Configuration configuration;
    try {
      configuration = reader.configuration(new Section(YAML.readTree(yaml), "", reader.faults));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(source + " is not YAML: " + e.getMessage(), e);
    }
    if (!reader.faults.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has %d fault(s):%n- %s"
              .formatted(
                  source,
                  reader.faults.size(),
                  String.join(System.lineSeparator() + "- ", reader.faults)));
    }
    return configuration;
  }

  private Configuration configuration(Section root) {
    var configuration =
        new Configuration(
            root.text("name", Rule.PREFIX),
            home(root.section("home")),
            house(root.section("house")),
            tagging(root.section("tagging")),
            memberRole(root.section("memberRole")),
            root.optionalText("alarmEmail", Rule.EMAIL));
    root.end();
    checkKey(configuration);
    return configuration;
  }

  /// A queue, a log group and a function are encrypted by a key of their own region only.
  private void checkKey(Configuration configuration) {
    var region = configuration.home().region();
    configuration
        .house()
        .kmsKey()
        .filter(key -> !key.contains(":kms:" + region + ":"))
        .ifPresent(key ->
            faults.add(
                "house.kmsKey: expected a key of home.region %s, received \"%s\""
                    .formatted(region, key)));
  }

  private static Configuration.Home home(Section section) {
    var home =
        new Configuration.Home(
            section.text("account", Rule.ACCOUNT), section.text("region", Rule.REGION));
    section.end();
    return home;
  }

  private static Configuration.House house(Section section) {
    var house =
        new Configuration.House(
            section.flag("terminationProtection"),
            section.pairs("tags", Rule.TAG_KEY, Rule.TAG_VALUE),
            Integer.parseInt(section.text("logRetentionDays", Rule.RETENTION)),
            section.text("rolePath", Rule.PATH),
            section.optionalText("permissionsBoundary", Rule.POLICY_NAME),
            section.optionalText("kmsKey", Rule.KEY_ARN));
    section.end();
    return house;
  }

  private Configuration.Tagging tagging(Section section) {
    var level = section.text("level", Rule.LEVEL);
    var levels = section.texts("levelOrder", Rule.LEVEL, 1);
    if (!levels.contains(level)) {
      faults.add(
          "tagging.level: expected one of tagging.levelOrder %s, received \"%s\""
              .formatted(levels, level));
    }
    refuseUnits(section.texts("organizationalUnits", Rule.UNIT, 0));
    var tagging =
        new Configuration.Tagging(
            Path.of(section.text("jar", Rule.JAR)),
            section.text("logLevel", Rule.LOG_LEVEL),
            level,
            levels,
            section.texts("keys", Rule.TAG_KEY, 1),
            section.texts("regions", Rule.REGION, 1),
            section.texts("excludedAccounts", Rule.ACCOUNT, 0),
            section.text("parameterPrefix", Rule.PARAMETER_PREFIX),
            schedule(section.section("schedule")),
            queue(section.section("queue")));
    section.end();
    return tagging;
  }

  /// A restriction that no function keeps must not look as if it were kept.
  private void refuseUnits(List<String> units) {
    if (!units.isEmpty()) {
      faults.add(
          "tagging.organizationalUnits: expected [] because the account tagger does not look at"
              + " units yet (use excludedAccounts), received "
              + units);
    }
  }

  private static Configuration.Schedule schedule(Section section) {
    var schedule =
        new Configuration.Schedule(
            section.text("expression", Rule.SCHEDULE),
            section.text("timeZone", Rule.TIME_ZONE),
            section.duration("flexibleWindow", Duration.ZERO, Duration.ofDays(1)));
    section.end();
    return schedule;
  }

  private Configuration.Queue queue(Section section) {
    var queue =
        new Configuration.Queue(
            section.duration("messageDelay", Duration.ZERO, Duration.ofMinutes(15)),
            section.integer("batchSize", 1, 10_000),
            section.duration("batchWindow", Duration.ZERO, Duration.ofMinutes(5)),
            section.integer("maximumConcurrency", 2, 1000),
            section.integer("maximumReceives", 1, 1000),
            section.duration("taggerTimeout", Duration.ofSeconds(30), Duration.ofMinutes(15)));
    section.end();
    if (queue.batchSize() > 10 && queue.batchWindow().isZero()) {
      faults.add(
          "tagging.queue.batchWindow: expected at least PT1S because batchSize is over 10,"
              + " received \"PT0S\"");
    }
    return queue;
  }

  private static Configuration.MemberRole memberRole(Section section) {
    var role =
        new Configuration.MemberRole(
            section.text("name", Rule.ROLE_NAME),
            section.text("path", Rule.PATH),
            section.optionalText("externalId", Rule.EXTERNAL_ID));
    section.end();
    return role;
  }
}
