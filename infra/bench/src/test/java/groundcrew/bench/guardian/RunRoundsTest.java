package groundcrew.bench.guardian;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.demo.assembly.Synthesis;
import org.junit.jupiter.api.Test;

class RunRoundsTest {

  @Test
  void theUseCaseReadsEveryMachineWithTheLibrariesOfItsJar() {
    var rounds = new RunRounds(Synthesis.ofThisRepository().root()).rounds(10);

    assertThat(rounds.machines()).isEqualTo(10);
    assertThat(rounds.runs()).isEqualTo(1);
  }
}
