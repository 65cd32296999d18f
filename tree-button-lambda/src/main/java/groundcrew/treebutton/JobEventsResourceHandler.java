package groundcrew.treebutton;

import com.amazonaws.services.lambda.runtime.Context;
import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import groundcrew.common.Environment;
import groundcrew.common.JsonHandler;
import groundcrew.common.RequestLog;
import groundcrew.common.StrictJson;
import groundcrew.treebutton.jobevents.AwsJobEvents;
import groundcrew.treebutton.jobevents.AwsPatchHttpClient;
import groundcrew.treebutton.jobevents.ResourceAnswer;
import groundcrew.treebutton.jobevents.ResourceRequest;
import groundcrew.treebutton.jobevents.SwitchJobEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.iot.IotClient;

/// The custom resource that switches the events of AWS IoT jobs on.
public final class JobEventsResourceHandler extends JsonHandler<ResourceRequest, ResourceAnswer> {
  private static final Logger LOG = LoggerFactory.getLogger(JobEventsResourceHandler.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final SwitchJobEvents switchJobEvents;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final InstantSource clock = Clock.systemUTC();

  /// Called by the Lambda runtime, once per process. The clients live as long as the process.
  public JobEventsResourceHandler() {
    super(ResourceRequest.class);
    var environment = Environment.ofProcess();
    environment.verify();
    RequestLog.level(environment.logLevel());
    var iot =
        AwsClients.create("job-events").over(new AwsPatchHttpClient()).build(IotClient.builder());
    this.switchJobEvents = new SwitchJobEvents(new AwsJobEvents(iot));
  }

  @Override
  protected ResourceAnswer handle(ResourceRequest request, Context context) {
    var answer = answer(request, Deadline.of(context, clock));
    RequestLog.fields(
        LOG,
        "job events",
        Map.of("request", request.requestType(), "answer", StrictJson.write(answer)));
    send(request, answer);
    return answer;
  }

  private ResourceAnswer answer(ResourceRequest request, Deadline deadline) {
    try {
      return request.succeeded(
          switchJobEvents.apply(request.requestType(), request.physicalResourceId(), deadline));
    } catch (RuntimeException failure) {
      return request.failed(String.valueOf(failure.getMessage()));
    }
  }

  private void send(ResourceRequest request, ResourceAnswer answer) {
    var put =
        HttpRequest.newBuilder(request.responseUrl())
            .timeout(TIMEOUT)
            .PUT(BodyPublishers.ofString(StrictJson.write(answer)))
            .build();
    try {
      var response = http.send(put, BodyHandlers.discarding());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(
            "CloudFormation's bucket answered HTTP %d".formatted(response.statusCode()));
      }
    } catch (IOException lost) {
      throw new UncheckedIOException("the answer did not reach CloudFormation", lost);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while answering CloudFormation", interrupted);
    }
  }
}
