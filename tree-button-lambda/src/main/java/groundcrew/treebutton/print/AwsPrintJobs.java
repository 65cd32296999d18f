package groundcrew.treebutton.print;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import java.util.Optional;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.CreateJobRequest;
import software.amazon.awssdk.services.iot.model.InvalidRequestException;
import software.amazon.awssdk.services.iot.model.IotException;
import software.amazon.awssdk.services.iot.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.iot.model.ResourceNotFoundException;
import software.amazon.awssdk.services.iot.model.RetryCriteria;
import software.amazon.awssdk.services.iot.model.RetryableFailureType;
import software.amazon.awssdk.services.iot.model.TargetSelection;

/// Print jobs as AWS IoT jobs of the managed template AWS-Run-Command.
public final class AwsPrintJobs implements PrintJobs {
  /// A visitor who has waited for an hour has left.
  private static final long TIMEOUT_MINUTES = 60;

  private static final int RETRIES = 2;
  private static final int MOST_RETRIES = 10;

  private final IotClient iot;
  private final String printer;
  private final String template;
  private final PrintCommand command;

  /// @param printer ARN of the printer's thing
  /// @param template ARN of the job template
  public AwsPrintJobs(IotClient iot, String printer, String template, PrintCommand command) {
    this.iot = iot;
    this.printer = printer;
    this.template = template;
    this.command = command;
  }

  @Override
  public void queue(String press, String label, Deadline deadline) {
    try {
      iot.createJob(request -> request(request, press, label, RETRIES, deadline));
    } catch (ResourceAlreadyExistsException queued) {
      // An earlier worker, or an earlier attempt of this call, queued it.
      return;
    }
  }

  /// Asks for a job as [#queue] does, but with more retries than a job may have: AWS IoT refuses
  /// it.
  ///
  /// @throws IotException always
  public void askTooMuch(String press, String label, Deadline deadline) {
    iot.createJob(request -> request(request, press, label, MOST_RETRIES + 1, deadline));
  }

  private CreateJobRequest.Builder request(
      CreateJobRequest.Builder request,
      String press,
      String label,
      int retries,
      Deadline deadline) {
    return request
        .jobId(JobName.of(press))
        .targets(printer)
        .targetSelection(TargetSelection.SNAPSHOT)
        .jobTemplateArn(template)
        .documentParameters(command.parameters(label))
        .timeoutConfig(timeout -> timeout.inProgressTimeoutInMinutes(TIMEOUT_MINUTES))
        .jobExecutionsRetryConfig(retry ->
            retry.criteriaList(
                RetryCriteria.builder()
                    .failureType(RetryableFailureType.TIMED_OUT)
                    .numberOfRetries(retries)
                    .build()))
        .overrideConfiguration(AwsClients.within(deadline));
  }

  @Override
  public Optional<PrintResult> result(String press, Deadline deadline) {
    try {
      var answer =
          iot.describeJobExecution(request ->
              request
                  .jobId(JobName.of(press))
                  .thingName(printer.substring(printer.lastIndexOf('/') + 1))
                  .overrideConfiguration(AwsClients.within(deadline)));
      var execution = answer.execution();
      var details = execution.statusDetails();
      return PrintResult.of(
          execution.statusAsString(),
          details == null
              ? Optional.empty()
              : Optional.ofNullable(details.detailsMap().get("stderr")));
    } catch (ResourceNotFoundException deleted) {
      return Optional.of(new PrintResult(false, "the print job was deleted"));
    }
  }

  @Override
  public void cancelWaiting(String press, Deadline deadline) {
    try {
      // Without force, AWS IoT leaves an execution in progress alone.
      iot.cancelJob(request ->
          request
              .jobId(JobName.of(press))
              .reasonCode("PRINTER_OFFLINE")
              .comment("the printer did not start the job in time")
              .overrideConfiguration(AwsClients.within(deadline)));
    } catch (InvalidRequestException ended) {
      // It was canceled before, or has ended since its status was read.
      return;
    }
  }
}
