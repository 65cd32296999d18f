package groundcrew.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
  private static final String EXAMPLE = Synthesised.exampleYaml();

  @Test
  void exampleIsValid() throws IOException {
    var configuration = Configuration.read(Path.of("groundcrew.example.yaml"));
    assertThat(configuration.home().account()).isEqualTo("111122223333");
    assertThat(configuration.home().managementAccount()).isEqualTo("111122223333");
    assertThat(configuration.tags().queue().oldestMessage()).isEqualTo(Duration.ofHours(6));
    assertThat(configuration.tags().memberRole().pathAndName())
        .isEqualTo("groundcrew/groundcrew-tagger");
    assertThat(configuration.tags().memberRole().organizationalUnits()).containsExactly("r-ab12");
  }

  @Test
  void everyFaultIsReportedAtOnce() {
    var yaml =
        EXAMPLE
            .replace("\"111122223333\"", "12")
            .replace("Europe/Berlin", "Mars/Phobos")
            .replace("batchSize: 1", "batchSize: 11")
            .replace("- level: cloud-center", "- level: attic")
            .replace("eu-west-1, us-east-1]", "eu-wset-1, us-east-1]")
            .replace("terminationProtection: true", "terminationProtection: perhaps");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfigurationReader.read("file.yaml", yaml))
        .withMessageStartingWith("file.yaml has 6 fault(s):")
        .withMessageContaining(
            "home.account: expected an account id of 12 digits in quotes, received 12")
        .withMessageContaining(
            "tagging.levels[0].schedule.timeZone: expected an IANA time zone such as Europe/Berlin,"
                + " received \"Mars/Phobos\"")
        .withMessageContaining(
            "tagging.levels[0].regions[0]: expected a region that the AWS SDK knows, such as"
                + " eu-west-1, received \"eu-wset-1\": did you mean eu-west-1?")
        .withMessageContaining("tagging.queue.batchWindow: expected at least PT1S")
        .withMessageContaining(
            "tagging.levels[0].level: expected one of tagging.levelOrder [cloud-center, platform,"
                + " project], received \"attic\"")
        .withMessageContaining("stackDefaults.terminationProtection: expected true or false");
  }

  @Test
  void aStateMachineThatEndsBeforeItsCommandIsAFault() {
    var yaml = EXAMPLE.replace("commandTimeout: PT1H", "commandTimeout: PT12H");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfigurationReader.read("x", yaml))
        .withMessageContaining(
            "pipeline.maximumDuration: expected at least commandTimeout and an hour for the"
                + " delivery, PT13H, received \"PT12H\"");
  }

  @Test
  void unknownKeyIsAFaultThatSuggestsTheNearestKnownKey() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfigurationReader.read("x", EXAMPLE.replace("timeZone:", "timezone:")))
        .withMessageContaining("tagging.levels[0].schedule.timeZone: expected an IANA time zone")
        .withMessageContaining(
            "tagging.levels[0].schedule.timezone: expected a known name, did you mean \"timeZone\"?");
  }

  @Test
  void unquotedAccountIdIsAFaultBecauseYamlDropsLeadingZeros() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            ConfigurationReader.read("x", EXAMPLE.replace("\"111122223333\"", "111122223333")))
        .withMessageContaining("in quotes, received 111122223333");
  }

  @Test
  void missingSectionIsOneFault() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfigurationReader.read("x", EXAMPLE.replace("memberRole:", "role:")))
        .withMessageContaining("x has 2 fault(s)")
        .withMessageContaining(
            "memberRole: expected a mapping of names to values, received nothing")
        .withMessageContaining("did you mean \"home\"");
  }

  @Test
  void guardianIsDisabledWithoutItsSection() {
    var without = EXAMPLE.replaceAll("(?s)guardian:\n.*?\n# The role", "# The role");
    assertThat(ConfigurationReader.read("x", without).guardian()).isEmpty();
    assertThat(ConfigurationReader.read("x", EXAMPLE).guardian()).isPresent();
  }

  @Test
  void taggingAloneNeedsTheMemberRole() {
    var without = section(EXAMPLE, "tagging");

    assertThat(ConfigurationReader.read("x", without).tagging()).isEmpty();
    assertThat(ConfigurationReader.read("x", section(without, "memberRole")).tagging()).isEmpty();
  }

  @Test
  void aConfigurationWithoutAnySystemIsAFault() {
    var none = EXAMPLE;
    for (var system : Synthesised.SYSTEMS) {
      none = section(none, system);
    }
    var yaml = none;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfigurationReader.read("x", yaml))
        .withMessageContaining("x has 1 fault(s)")
        .withMessageContaining(
            "the file: expected at least one of tagging, guardian, button, pipeline, gate");
  }

  @Test
  void aFileThatIsNotYamlIsRefusedInOneLineThatNamesThePlace() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfigurationReader.read("x", "name: a: b\n"))
        .withMessageStartingWith("x is not YAML: line 1, column ")
        .satisfies(fault -> assertThat(fault.getMessage()).hasLineCount(1));
  }

  @Test
  void aFileThatIsNotUtf8IsRefusedWithItsName(@TempDir Path folder) throws IOException {
    var file = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', -28, '\n'});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Configuration.read(file))
        .withMessage(file + " is not UTF-8: save it in that encoding");
  }

  /// Returns the file without a section.
  private static String section(String yaml, String name) {
    return Synthesised.without(yaml, name);
  }

  @Test
  void kmsKeyCannotBeUsedInAnotherRegion() {
    var yaml =
        EXAMPLE
            .replace("  # kmsKey:", "  kmsKey:")
            .replace("regions: [eu-west-1]\n", "regions: [eu-west-1, eu-central-1]\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfigurationReader.read("x", yaml))
        .withMessageContaining(
            "guardian.regions: expected only home.region, because stackDefaults.kmsKey is a key of that"
                + " region, received \"eu-central-1\"");
  }

  @Test
  void formerNameOfASectionIsAFaultThatNamesTheNewName() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ConfigurationReader.read("x", EXAMPLE.replace("stackDefaults:", "house:")))
        .withMessageContaining("house: expected its new name \"stackDefaults\"");
  }

  @Test
  void alarmEmailWithoutARunbookUrlIsAFault() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfigurationReader.read("x", EXAMPLE.replaceAll("runbookUrl: .*", "")))
        .withMessageContaining("runbookUrl: expected an absolute https URL")
        .withMessageContaining("received nothing");
  }

  @Test
  void duplicateKeyIsAFault() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfigurationReader.read("x", "name: one\nname: two\n"))
        .withMessageContaining("x is not YAML")
        .withMessageContaining("name");
  }

  @Test
  void emptyFileIsAFault() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfigurationReader.read("x", ""))
        .withMessageContaining("the file: expected a mapping of names to values, received nothing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'keys: [cost_centre, environment, owner]' | 'keys: []' | tagging.levels[0].keys: expected a list of 1 or more",
        "'[cost_centre, environment, owner]' | '[\"aws:x\"]' | tagging.levels[0].keys[0]: expected a tag key",
        "'[cost_centre, environment, owner]' | '[a, a]' | tagging.levels[0].keys[1]: expected each value once",
        "'regions: [eu-west-1, us-east-1]' | 'regions: [europe]' | tagging.levels[0].regions[0]: expected a region that the AWS SDK knows",
        "'organizationalUnits: []' | 'organizationalUnits: [x]' | tagging.levels[0].organizationalUnits[0]: expected an organizational unit",
        "'[cost_centre, environment, owner]' | '[owner, Owner]' | 'tagging.levels[0].keys: expected keys that differ by more than case, received \"Owner\"'",
        "'cron(0 2 * * ? *)' | 'cron(0 25 * * ? *)' | tagging.levels[0].schedule.expression: expected rate",
        "'cron(0 2 * * ? *)' | 'cron(0 2 * * *)' | tagging.levels[0].schedule.expression: expected rate",
        "'  # kmsKey: arn:aws:kms:eu-west-1:' | '  kmsKey: arn:aws:kms:eu-west-2:' | stackDefaults.kmsKey: expected a key of home.region eu-west-1",
        "'  # permissionsBoundary: b' | '  permissionsBoundary: arn:b' | stackDefaults.permissionsBoundary: expected the name of a policy",
        "'organizationalUnits: [r-ab12]' | 'organizationalUnits: []' | memberRole.organizationalUnits: expected a list of 1 or more",
        "'[eu-west-1, us-east-1]' | '[eu-west-1, cn-north-1]' | 'tagging.levels[0].regions: expected regions of the partition aws, as home.region is, received \"cn-north-1\"'",
        "'  levels:' | '  levels: []\n  others:' | tagging.levels: expected a list of 1 or more",
        "'remove: none' | 'remove: all' | tagging.levels[0].remove: expected none or owned",
        "'mode: apply' | 'mode: dry' | tagging.levels[0].mode: expected apply or plan",
        "'untaggedSource: none' | 'untaggedSource: config' | tagging.levels[0].untaggedSource: expected none or resource-explorer",
        "'tagResourcesTps: 5' | 'tagResourcesTps: 0' | tagging.tagResourcesTps: expected a number above 0 and at most 1000",
        "'journalRetentionDays: 365' | 'journalRetentionDays: 0' | tagging.journalRetentionDays: expected a whole number from 1 to 3653",
        "'oldestMessage: PT6H' | 'oldestMessage: P15D' | tagging.queue.oldestMessage: expected a duration from PT1M to PT336H",
        "'name: groundcrew' | 'name: a-very-long-name-isnt' | name: expected 1 to 20",
        "'  # managementAccount: \"444455556666\"' | '  managementAccount: \"4\"' | home.managementAccount: expected an account id",
        "'PT15M' | '15 minutes' | tagging.levels[0].schedule.flexibleWindow: expected a duration from PT0S to PT24H",
        "'logRetentionDays: 30' | 'logRetentionDays: 31' | stackDefaults.logRetentionDays: expected a number of days",
        "'rolePath: /groundcrew/' | 'rolePath: groundcrew' | stackDefaults.rolePath: expected a path with a slash at both ends",
        "'platform@example.com' | 'nobody' | alarmEmail: expected an e-mail address",
        "'runbookUrl: https:' | 'runbookUrl: http:' | runbookUrl: expected an absolute https URL",
        "'runbookUrl: https://' | 'runbookUrl: wiki/' | runbookUrl: expected an absolute https URL",
        "'RUNBOOK.md' | 'RUNBOOK.md#alarms' | 'runbookUrl: expected an absolute https URL of at most 512 characters, without a fragment'",
        "'maximumConcurrency: 10' | 'maximumConcurrency: 1' | tagging.queue.maximumConcurrency: expected a whole number from 2 to 1000",
        "'parameterPrefix: /groundcrew/tags' | 'parameterPrefix: /aws/tags' | tagging.parameterPrefix: expected a parameter path",
        "'project: groundcrew' | 'project: \"a*b\"' | stackDefaults.tags.project: expected a tag value",
        "'compatMetrics: false' | 'compatMetrics: maybe' | guardian.compatMetrics: expected true or false",
        "'quotaShare: 0.5' | 'quotaShare: 1.5' | guardian.quotaShare: expected a number above 0 and at most 1",
        "'  # eventWindow: PT1S' | '  eventWindow: PT2M' | guardian.eventWindow: expected",
        "'namespace: StepFunctions' | 'namespace: AWS/States' | guardian.namespace: expected a metric namespace",
        "'  # namePrefix: billing-' | '  namePrefix: \"a b\"' | guardian.namePrefix: expected the beginning of state machine names",
        "'regions: [eu-west-1]' | 'regions: []' | guardian.regions: expected a list of 1 or more",
        "'regions: [eu-west-1]' | 'regions: [cn-north-1]' | guardian.regions: expected regions of the partition aws",
        "'vpc: vpc-0123456789abcdef0' | 'vpc: default' | gate.network.vpc: expected the id of a VPC",
        "'    routeTables: [rtb-0123456789abcdef0]' | '' | gate.network.routeTables: expected the route tables of the subnets",
        "'    endpoint: http:' | '    endpoint: ftp:' | 'gate.test.endpoint: expected host:port, or a URL'",
        "':80\n' | ':8080\n' | gate.test.baselineEndpoint: expected another endpoint than endpoint",
        "'acceptanceThreshold: 100' | 'acceptanceThreshold: 101' | gate.test.acceptanceThreshold: expected a number above 0 and at most 100",
        "'mode: enforce' | 'mode: off' | gate.test.mode: expected enforce or report",
        "'logsBucket: access' | 'logsBucket: Access' | gate.learn.logsBucket: expected the name of a bucket",
        "'logsPrefix: web/AWS' | 'logsPrefix: /AWS' | gate.learn.logsPrefix: expected a prefix of keys",
        "'# excludePatterns: [' | 'excludePatterns: [\"**\", ' | 'gate.learn.excludePatterns[0]: expected a pattern'",
        "'list: urls.csv' | 'list: state/urls.csv' | gate.list: expected the key of an object",
        "'timeout: PT5M' | 'timeout: PT16M' | gate.timeout: expected a duration from PT30S to PT15M",
        "'externalId: groundcrew' | 'externalId: \"a b\"' | memberRole.externalId: expected 2 to 1224"
      })
  void invalidValueIsReportedWithItsPath(String right, String wrong, String message) {
    assertThat(EXAMPLE).contains(right);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfigurationReader.read("x", EXAMPLE.replace(right, wrong)))
        .withMessageContaining(message);
  }
}
