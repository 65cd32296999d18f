package groundcrew.stepfn.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineTest {
  @Test
  void isNamedByItsArn() {
    var machine =
        new Machine(
            "arn:aws-us-gov:states:us-gov-west-1:222222222222:stateMachine:Nächtlich-1",
            MachineType.STANDARD);

    assertThat(machine.name()).isEqualTo("Nächtlich-1");
    assertThat(machine.account()).isEqualTo("222222222222");
    assertThat(machine.region()).isEqualTo("us-gov-west-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nightly",
        "arn:aws:states:eu-west-1:111111111111:stateMachine:nightly:3",
        "arn:aws:states:eu-west-1:111111111111:stateMachine:nightly/Map",
        "arn:aws:states:eu-west-1:111111111111:execution:nightly",
      })
  void refusesAnArnThatIsNotAStateMachine(String arn) {
    assertThatThrownBy(() -> new Machine(arn, MachineType.STANDARD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            arn + " is not the ARN of a state machine: expected one such as arn:aws:");
  }
}
