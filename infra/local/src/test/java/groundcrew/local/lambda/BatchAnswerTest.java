package groundcrew.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.lambda.InvocationResult.FunctionError;
import groundcrew.local.lambda.InvocationResult.Success;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchAnswerTest {
  private static final Set<String> BATCH = Set.of("a", "b");

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "{}", "{\"batchItemFailures\":null}", "{\"batchItemFailures\":[]}"})
  void anEmptyAnswerIsSuccess(String answer) {
    assertThat(BatchAnswer.failed(new Success(answer), BATCH, true)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no json",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
        "{\"batchItemFailures\":[{\"itemIdentifer\":\"a\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"},{\"itemIdentifier\":\"c\"}]}"
      })
  void anAnswerThatNamesNoMessageFailsTheWholeBatch(String answer) {
    assertThat(BatchAnswer.failed(new Success(answer), BATCH, true)).isEqualTo(BATCH);
    assertThat(BatchAnswer.failed(new Success(answer), BATCH, false)).isEmpty();
  }

  @Test
  void namedMessagesFailAlone() {
    var answer = new Success("{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"}]}");
    assertThat(BatchAnswer.failed(answer, BATCH, true)).containsExactly("a");
  }

  @Test
  void anErrorFailsTheWholeBatch() {
    var error = FunctionError.of("Runtime.ExitError", "exit");
    assertThat(BatchAnswer.failed(error, BATCH, false)).isEqualTo(BATCH);
  }
}
