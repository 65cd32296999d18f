package groundcrew.pipelinevm.submit;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.StrictJson;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentValuesTest {

  /// Before that time the workflow would end while its command may still begin, or runs.
  @ParameterizedTest
  @CsvSource({"PT5S, PT35S", "PT10M, PT20M", "PT1H, PT2H", "PT18H, PT19H"})
  void aCommandEndsAfterTheTimesForItsDeliveryAndItsExecution(Duration timeout, Duration longest) {
    var request = "{\"instance_id\":\"i-0123456789abcdef0\",\"timeout\":\"%s\"}".formatted(timeout);

    assertThat(
            new DocumentValues("outputs", Optional.empty(), Duration.ofHours(1))
                .longest(StrictJson.read(request, SubmitRequest.class)))
        .isEqualTo(longest);
  }
}
