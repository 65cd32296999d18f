package groundcrew.cdk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import groundcrew.cdk.Configuration.Alarms;
import groundcrew.cdk.Configuration.Home;
import groundcrew.cdk.Configuration.MemberRole;
import groundcrew.cdk.Configuration.StackDefaults;
import groundcrew.cdk.Configuration.Tagging;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the YAML file into a [Configuration] and reports all of its faults at once.
final class ConfigurationReader {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY).build();

  private static final List<String> SYSTEMS =
      List.of("tagging", "guardian", "button", "pipeline", "gate");

  private ConfigurationReader() {}

  static Configuration read(String source, String yaml) {
    var faults = new Faults();
    try {
      var configuration = configuration(new Section(YAML.readTree(yaml), "", faults));
      new Consistency(configuration, faults).check();
      faults.refuse(source);
      return configuration;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "%s is not YAML: line %d, column %d: %s"
              .formatted(
                  source,
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr(),
                  reason(e.getOriginalMessage())),
          e);
    }
  }

  /// The parser says where it was, then what is wrong, then shows the place as a picture.
  private static String reason(String message) {
    return message
        .lines()
        .filter(line -> !line.isBlank() && !line.matches("(while |in |\\s).*"))
        .findFirst()
        .orElse("it ends too early");
  }

  private static Configuration configuration(Section root) {
    var configuration =
        new Configuration(
            root.value("name").text(Rule.PREFIX),
            home(root.section("home")),
            stackDefaults(root.section("stackDefaults")),
            tagging(root),
            root.optionalSection("guardian").map(GuardianReader::guardian),
            root.optionalSection("button").map(ButtonReader::button),
            root.optionalSection("pipeline").map(PipelineReader::pipeline),
            root.optionalSection("gate").map(GateReader::gate),
            alarms(root));
    root.end(Map.of("house", "stackDefaults"));
    requireSystem(root);
    return configuration;
  }

  /// The role is read where it is not used as well: its section may stay when `tagging` goes.
  private static Optional<Tagging> tagging(Section root) {
    var tagging = root.optionalSection("tagging");
    var role =
        tagging.isPresent()
            ? Optional.of(memberRole(root.section("memberRole")))
            : root.optionalSection("memberRole").map(ConfigurationReader::memberRole);
    return tagging.flatMap(section -> role.map(used -> TaggingReader.tagging(section, used)));
  }

  private static void requireSystem(Section root) {
    if (SYSTEMS.stream().noneMatch(system -> root.optionalSection(system).isPresent())) {
      root.fault("at least one of " + String.join(", ", SYSTEMS));
    }
  }

  private static Home home(Section section) {
    var account = section.value("account").text(Rule.ACCOUNT);
    var home =
        new Home(
            account,
            section.value("region").text(Rule.REGION),
            section.value("managementAccount").or(account, id -> id.text(Rule.ACCOUNT)));
    section.end();
    return home;
  }

  private static StackDefaults stackDefaults(Section section) {
    var stackDefaults =
        new StackDefaults(
            section.value("terminationProtection").flag(),
            section.value("tags").pairs(Rule.TAG_KEY, Rule.TAG_VALUE),
            Integer.parseInt(section.value("logRetentionDays").text(Rule.RETENTION)),
            section.value("rolePath").text(Rule.PATH),
            section.value("permissionsBoundary").optional(name -> name.text(Rule.POLICY_NAME)),
            section.value("kmsKey").optional(key -> key.text(Rule.KEY_ARN)));
    section.end();
    return stackDefaults;
  }

  private static Optional<Alarms> alarms(Section root) {
    var runbookUrl = root.value("runbookUrl");
    return root.value("alarmEmail")
        .optional(email -> new Alarms(email.text(Rule.EMAIL), runbookUrl.text(Rule.HTTPS_URL)));
  }

  private static MemberRole memberRole(Section section) {
    var role =
        new MemberRole(
            section.value("name").text(Rule.ROLE_NAME),
            section.value("path").text(Rule.PATH),
            section.value("externalId").optional(id -> id.text(Rule.EXTERNAL_ID)),
            section.value("organizationalUnits").texts(Rule.UNIT, 1));
    section.end();
    return role;
  }
}
