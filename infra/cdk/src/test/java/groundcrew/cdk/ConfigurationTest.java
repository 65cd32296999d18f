package groundcrew.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
  private static final String EXAMPLE = Synthesised.exampleYaml();

  @Test
  void exampleWorksAsItIs() throws IOException {
    var configuration = Configuration.read(Path.of("groundcrew.example.yaml"));
    assertThat(configuration.home().account()).isEqualTo("111122223333");
    assertThat(configuration.tagging().schedule().flexibleWindow())
        .isEqualTo(Duration.ofMinutes(15));
    assertThat(configuration.memberRole().pathAndName()).isEqualTo("groundcrew/groundcrew-tagger");
    assertThat(configuration.tagsHome()).isTrue();
  }

  @Test
  void everyFaultIsListedAtOnce() {
    var yaml =
        EXAMPLE
            .replace("\"111122223333\"", "12")
            .replace("Europe/Berlin", "Mars/Phobos")
            .replace("batchSize: 1", "batchSize: 11")
            .replace("level: cloud-center", "level: attic")
            .replace("terminationProtection: true", "terminationProtection: perhaps");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfigurationReader.read("file.yaml", yaml))
        .withMessageStartingWith("file.yaml has 5 fault(s):")
        .withMessageContaining(
            "home.account: expected an account id of 12 digits in quotes, received 12")
        .withMessageContaining(
            "tagging.schedule.timeZone: expected an IANA time zone such as Europe/Berlin,"
                + " received \"Mars/Phobos\"")
        .withMessageContaining("tagging.queue.batchWindow: expected at least PT1S")
        .withMessageContaining("tagging.level: expected one of tagging.levelOrder")
        .withMessageContaining("house.terminationProtection: expected true or false");
  }

  @Test
  void unknownNameIsAFaultWithTheNearestKnownOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfigurationReader.read("x", EXAMPLE.replace("timeZone:", "timezone:")))
        .withMessageContaining("tagging.schedule.timeZone: expected an IANA time zone")
        .withMessageContaining(
            "tagging.schedule.timezone: expected a known name, did you mean \"timeZone\"?");
  }

  @Test
  void accountWithoutQuotesIsAFaultBecauseYamlDropsItsZeros() {
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
  void nameThatIsGivenTwiceIsAFault() {
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
        "'keys: [cost_centre, environment, owner]' | 'keys: []' | tagging.keys: expected a list of 1 or more",
        "'[cost_centre, environment, owner]' | '[\"aws:x\"]' | tagging.keys[0]: expected a tag key",
        "'[cost_centre, environment, owner]' | '[a, a]' | tagging.keys[1]: expected each value once",
        "'regions: [eu-west-1, us-east-1]' | 'regions: [europe]' | tagging.regions[0]: expected a region",
        "'organizationalUnits: []' | 'organizationalUnits: [x]' | tagging.organizationalUnits[0]: expected a unit",
        "'cron(0 2 * * ? *)' | 'cron(0 2 * * *)' | tagging.schedule.expression: expected rate",
        "'  # kmsKey: arn:aws:kms:eu-west-1:' | '  kmsKey: arn:aws:kms:eu-west-2:' | house.kmsKey: expected a key of home.region eu-west-1",
        "'  # permissionsBoundary: b' | '  permissionsBoundary: arn:b' | house.permissionsBoundary: expected the name of a policy",
        "'organizationalUnits: []' | 'organizationalUnits: [r-ab12]' | does not look at units yet",
        "'PT15M' | '15 minutes' | tagging.schedule.flexibleWindow: expected a duration from PT0S to PT24H",
        "'logRetentionDays: 30' | 'logRetentionDays: 31' | house.logRetentionDays: expected a number of days",
        "'rolePath: /groundcrew/' | 'rolePath: groundcrew' | house.rolePath: expected a path with a slash at both ends",
        "'platform@example.com' | 'nobody' | alarmEmail: expected an e-mail address",
        "'maximumConcurrency: 10' | 'maximumConcurrency: 1' | tagging.queue.maximumConcurrency: expected a whole number from 2 to 1000",
        "'parameterPrefix: /groundcrew/tags' | 'parameterPrefix: /aws/tags' | tagging.parameterPrefix: expected a parameter path",
        "'project: groundcrew' | 'project: \"a*b\"' | house.tags.project: expected a tag value",
        "'externalId: groundcrew' | 'externalId: \"a b\"' | memberRole.externalId: expected 2 to 1224"
      })
  void faultyValueIsNamed(String right, String wrong, String message) {
    assertThat(EXAMPLE).contains(right);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfigurationReader.read("x", EXAMPLE.replace(right, wrong)))
        .withMessageContaining(message);
  }
}
