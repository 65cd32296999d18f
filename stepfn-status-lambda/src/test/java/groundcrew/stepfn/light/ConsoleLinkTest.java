package groundcrew.stepfn.light;

import static groundcrew.stepfn.light.Fleet.ended;
import static groundcrew.stepfn.light.Fleet.express;
import static groundcrew.stepfn.light.Fleet.machine;
import static groundcrew.stepfn.light.Fleet.started;
import static groundcrew.stepfn.machine.ExecutionStatus.FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.stepfn.machine.ConsoleLink;
import groundcrew.stepfn.machine.Machine;
import groundcrew.stepfn.machine.MachineStatus;
import groundcrew.stepfn.machine.MachineType;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleLinkTest {
  private static final String CONSOLE =
      "https://eu-west-1.console.aws.amazon.com/states/home?region=eu-west-1#/";
  private static final String STATES = "arn:aws:states:eu-west-1:111111111111:";

  @Test
  void linksToTheNewestExecution() {
    var failed = ended(machine("a"), FAILED, Duration.ofSeconds(9));

    assertThat(ConsoleLink.of(failed))
        .contains(CONSOLE + "v2/executions/details/" + STATES + "execution:a:run-9");
    assertThat(ConsoleLink.of(started(failed, Duration.ofSeconds(3))))
        .contains(CONSOLE + "v2/executions/details/" + STATES + "execution:a:run-3");
  }

  @Test
  void linksToTheMachineIfNoExecutionIsKnown() {
    var page = CONSOLE + "statemachines/view/" + STATES + "stateMachine:a";

    assertThat(ConsoleLink.of(machine("a"))).contains(page);
    assertThat(ConsoleLink.of(express("a"))).contains(page);
    assertThat(ConsoleLink.of(ended(express("a"), FAILED, Duration.ZERO))).contains(page);
  }

  @ParameterizedTest
  @CsvSource({
    "aws, eu-west-1, https://eu-west-1.console.aws.amazon.com/",
    "aws-cn, cn-north-1, https://cn-north-1.console.amazonaws.cn/",
    "aws-us-gov, us-gov-west-1, https://us-gov-west-1.console.amazonaws-us-gov.com/",
  })
  void linksToTheConsoleOfThePartition(String partition, String region, String begin) {
    assertThat(ConsoleLink.of(in(partition, region)).orElseThrow())
        .startsWith(begin + "states/home?region=" + region + "#/");
  }

  @Test
  void hasNoLinkInAnUnknownPartition() {
    assertThat(ConsoleLink.of(in("aws-iso", "us-iso-east-1"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example/", "evil.example#", "a@evil", "ü", " "})
  void neverLinksToAnotherHost(String region) {
    assertThat(ConsoleLink.of(in("aws", region))).isEmpty();
  }

  @Test
  void encodesEveryCharacterThatIsInvalidInAUrl() {
    assertThat(ConsoleLink.of(machine("größe \"&<😀")).orElseThrow())
        .endsWith(":stateMachine:gr%C3%B6%C3%9Fe%20%22%26%3C%F0%9F%98%80");
  }

  private static MachineStatus in(String partition, String region) {
    var arn = "arn:%s:states:%s:111111111111:stateMachine:a".formatted(partition, region);
    return MachineStatus.none(new Machine(arn, MachineType.STANDARD));
  }
}
