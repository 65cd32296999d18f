package groundcrew.tagging.resources;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.tagging.resources.ResourceFailure.Kind;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.FailureInfo;

class AwsResourceFailuresTest {
  @ParameterizedTest
  @CsvSource({
    "400, InvalidInstanceID.NotFound, GONE",
    "404, NoSuchHostedZone, GONE",
    "400, ResourceNotFoundException, GONE",
    "400, AWS.SimpleQueueService.NonExistentQueue, GONE",
    "400, QueueDoesNotExist, GONE",
    "404, anything, GONE",
    "404, InternalServiceException, UNCERTAIN",
    "429, anything, THROTTLED",
    "400, ThrottlingException, THROTTLED",
    "500, InternalServiceException, UNCERTAIN",
    "503, ServiceUnavailable, UNCERTAIN",
    "400, BadRequestException, FINAL",
    "403, AccessDeniedException, FINAL"
  })
  void theCodeOfTheHostingServiceTellsWhetherToTryAgain(int status, String code, Kind kind) {
    var failure = FailureInfo.builder().statusCode(status).errorCode(code).build();

    assertThat(AwsResourceFailures.of(Map.of("r", failure)))
        .containsExactly(new ResourceFailure("r", code, "", kind));
  }

  @ParameterizedTest
  @CsvSource({
    "400, BadRequestException, true",
    "400, InvalidRequestException, true",
    "400, InvalidParameterException, true",
    "403, AccessDeniedException, false",
    "404, NoSuchHostedZone, false",
    "500, InternalServiceException, false"
  })
  void aBadRequestIsOneOfTheType(int status, String code, boolean ofTheType) {
    var failure = FailureInfo.builder().statusCode(status).errorCode(code).build();

    assertThat(AwsResourceFailures.of(Map.of("r", failure)).getFirst().ofTheType())
        .isEqualTo(ofTheType);
  }
}
