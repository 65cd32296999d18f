package groundcrew.stepfn.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutionStatusTest {
  @ParameterizedTest
  @CsvSource({
    "RUNNING,1,false,false",
    "SUCCEEDED,2,true,false",
    "FAILED,3,true,true",
    "TIMED_OUT,4,true,true",
    "ABORTED,5,true,true",
    "PENDING_REDRIVE,6,false,false",
  })
  void hasACodeAndMayBeAnOutcome(String name, int code, boolean finished, boolean bad) {
    assertThat(ExecutionStatus.of(name))
        .hasValueSatisfying(status -> {
          assertThat(status.code()).isEqualTo(code);
          assertThat(status.finished()).isEqualTo(finished);
          assertThat(status.unsuccessful()).isEqualTo(bad);
        });
  }

  @Test
  void isEmptyForAnUnknownName() {
    assertThat(ExecutionStatus.of("PAUSED")).isEmpty();
  }
}
