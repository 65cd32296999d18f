package groundcrew.treebutton.print;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.StrictJson;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobEventTest {
  @Test
  void aFailedPrintHasThePrintersReason() {
    var event = event("failed", "print-button-1-7", "FAILED");

    assertThat(event.press()).contains("button-1-7");
    assertThat(event.result()).contains(new PrintResult(false, "FAILED: the printer has no media"));
  }

  @ParameterizedTest
  @CsvSource({
    "SUCCEEDED, true",
    "FAILED, false",
    "REJECTED, false",
    "TIMED_OUT, false",
    "REMOVED, false",
    "CANCELED, false"
  })
  void anEndIsPrintedOrNot(String status, boolean printed) {
    assertThat(event("any", "print-a", status).result().map(PrintResult::printed))
        .contains(printed);
  }

  @ParameterizedTest
  @CsvSource({"QUEUED", "IN_PROGRESS", "SOMETHING_NEW"})
  void anythingElseIsNoEnd(String status) {
    assertThat(event("any", "print-a", status).result()).isEmpty();
  }

  @Test
  void theJobOfAnotherSystemHasNoPress() {
    assertThat(event("succeeded", "update-firmware", "SUCCEEDED").press()).isEmpty();
  }

  @Test
  void withoutDetailsTheStatusIsTheReason() {
    var event =
        StrictJson.read("{\"jobId\": \"print-a\", \"status\": \"TIMED_OUT\"}", JobEvent.class);

    assertThat(event.result()).isEqualTo(Optional.of(new PrintResult(false, "TIMED_OUT")));
  }

  @Test
  void aCommaInACommandIsEscaped() {
    assertThat(new PrintCommand("/opt/print.sh", Optional.empty()).of("s3://b/labels/a,b.png"))
        .isEqualTo("/opt/print.sh,s3://b/labels/a\\,b.png");
  }

  /// The event as documented for `$aws/events/jobExecution/<job>/failed`.
  private static JobEvent event(String operation, String job, String status) {
    return StrictJson.read(
        """
        {"eventType": "JOB_EXECUTION", "eventId": "cca89fa5-8a7f-4ced-8c20-5e653afb3572",
         "timestamp": 1234567890, "operation": "%s", "jobId": "%s",
         "thingArn": "arn:aws:iot:us-east-1:123456789012:thing/printer", "status": "%s",
         "statusDetails": {"stderr": "the printer has no media"}}
        """
            .formatted(operation, job, status),
        JobEvent.class);
  }
}
