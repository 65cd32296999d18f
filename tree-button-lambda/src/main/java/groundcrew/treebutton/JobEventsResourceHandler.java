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
import groundcrew.treebutton.jobevents.ResponseUrl;
import groundcrew.treebutton.jobevents.SwitchJobEvents;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.iot.IotClient;

/// The custom resource that switches the events of AWS IoT jobs on.
public final class JobEventsResourceHandler extends JsonHandler<ResourceRequest, ResourceAnswer> {
  private static final Logger LOG = LoggerFactory.getLogger(JobEventsResourceHandler.class);

  private final SwitchJobEvents switchJobEvents;
  private final ResponseUrl responseUrl = new ResponseUrl();
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
    responseUrl.put(request.responseUrl(), answer);
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
}
