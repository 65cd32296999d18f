package groundcrew.treebutton.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import groundcrew.common.Deadline;
import groundcrew.common.VirtualTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.CancelJobRequest;
import software.amazon.awssdk.services.iot.model.CancelJobResponse;
import software.amazon.awssdk.services.iot.model.CreateJobRequest;
import software.amazon.awssdk.services.iot.model.CreateJobResponse;
import software.amazon.awssdk.services.iot.model.DescribeJobExecutionRequest;
import software.amazon.awssdk.services.iot.model.DescribeJobExecutionResponse;
import software.amazon.awssdk.services.iot.model.InvalidRequestException;
import software.amazon.awssdk.services.iot.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.iot.model.ResourceNotFoundException;
import software.amazon.awssdk.services.iot.model.RetryableFailureType;

class AwsPrintJobsTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final String PRINTER = "arn:aws:iot:eu-west-1:111122223333:thing/printer";
  private static final String TEMPLATE = "arn:aws:iot:eu-west-1::jobtemplate/AWS-Run-Command:1.0";

  private final Deadline deadline = new Deadline(new VirtualTime(NOON), NOON.plusSeconds(20));
  private final List<CreateJobRequest> jobs = new ArrayList<>();
  private final AwsPrintJobs printJobs = printJobs(Optional.empty());

  @Test
  void aJobHasTheIdOfItsPressATimeoutAndALimitOfRetries() {
    printJobs.queue("button-1-7", "s3://b/labels/button-1-7.png", deadline);

    assertThat(jobs)
        .singleElement()
        .satisfies(job -> {
          assertThat(job.jobId()).isEqualTo("print-button-1-7");
          assertThat(job.targets()).containsExactly(PRINTER);
          assertThat(job.documentParameters())
              .isEqualTo(Map.of("command", "/opt/print.sh,s3://b/labels/button-1-7.png"));
          assertThat(job.timeoutConfig().inProgressTimeoutInMinutes()).isEqualTo(60);
          assertThat(job.jobExecutionsRetryConfig().criteriaList())
              .singleElement()
              .matches(one -> one.failureType() == RetryableFailureType.TIMED_OUT)
              .matches(one -> one.numberOfRetries() == 2);
        });
  }

  @Test
  void aJobRunsAsTheUserThatIsConfigured() {
    printJobs(Optional.of("label")).queue("button-1-7", "s3://b/labels/button-1-7.png", deadline);

    assertThat(jobs.getFirst().documentParameters()).containsEntry("runAsUser", "label");
  }

  @Test
  void aJobThatEndedIsNotCanceled() {
    assertThatCode(() -> printJobs.cancelWaiting("button-1-7", deadline))
        .doesNotThrowAnyException();
  }

  @Test
  void aJobThatExistsWasQueuedBefore() {
    printJobs.queue("button-1-7", "s3://b/labels/button-1-7.png", deadline);
    printJobs.queue("button-1-7", "s3://b/labels/button-1-7.png", deadline);

    assertThat(jobs).hasSize(1);
  }

  /// AWS IoT takes 0 to 10 retries.
  @Test
  void aJobThatIsAskedForInVainDiffersInItsRetriesAlone() {
    printJobs.queue("button-1-7", "s3://b/labels/button-1-7.png", deadline);
    var queued = jobs.removeFirst();

    printJobs.askTooMuch("button-1-7", "s3://b/labels/button-1-7.png", deadline);

    var asked = jobs.getFirst();
    assertThat(asked.jobExecutionsRetryConfig().criteriaList())
        .singleElement()
        .matches(one -> one.numberOfRetries() == 11);
    assertThat(
            asked.toBuilder().jobExecutionsRetryConfig(queued.jobExecutionsRetryConfig()).build())
        .isEqualTo(queued);
  }

  @Test
  void aJobThatWasDeletedDidNotPrint() {
    assertThat(printJobs.result("button-1-7", deadline))
        .contains(new PrintResult(false, "the print job was deleted"));
  }

  private AwsPrintJobs printJobs(Optional<String> user) {
    return new AwsPrintJobs(iot(), PRINTER, TEMPLATE, new PrintCommand("/opt/print.sh", user));
  }

  private IotClient iot() {
    return new IotClient() {
      @Override
      public CreateJobResponse createJob(CreateJobRequest request) {
        if (jobs.stream().anyMatch(job -> job.jobId().equals(request.jobId()))) {
          throw ResourceAlreadyExistsException.builder().message("exists").build();
        }
        jobs.add(request);
        return CreateJobResponse.builder().jobId(request.jobId()).build();
      }

      @Override
      public CancelJobResponse cancelJob(CancelJobRequest request) {
        throw InvalidRequestException.builder().message("Job is COMPLETED").build();
      }

      @Override
      public DescribeJobExecutionResponse describeJobExecution(
          DescribeJobExecutionRequest request) {
        throw ResourceNotFoundException.builder().message("deleted").build();
      }

      @Override
      public String serviceName() {
        return "iot";
      }

      @Override
      public void close() {}
    };
  }
}
