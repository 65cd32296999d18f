package groundcrew.stepfn.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamespaceTest {
  @ParameterizedTest
  @ValueSource(strings = {"StepFunctions", "team:StepFunctions", "a/b.c_d#e-1"})
  void whatCloudWatchAcceptsIsAccepted(String namespace) {
    assertThat(Namespace.parse(namespace)).isEqualTo(namespace);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AWS/States", ":StepFunctions", "with blank", "é"})
  void whatCloudWatchRefusesOrKeepsForAwsIsRefused(String namespace) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Namespace.parse(namespace))
        .withMessage("expected " + Namespace.EXPECTATION);
  }
}
