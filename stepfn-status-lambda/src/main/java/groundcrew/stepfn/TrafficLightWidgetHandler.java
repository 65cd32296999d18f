package groundcrew.stepfn;

import com.amazonaws.services.lambda.runtime.Context;
import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import groundcrew.common.Environment;
import groundcrew.common.JsonHandler;
import groundcrew.common.Priming;
import groundcrew.common.RequestLog;
import groundcrew.common.StrictJson;
import groundcrew.stepfn.light.Documentation;
import groundcrew.stepfn.light.DrawLights;
import groundcrew.stepfn.light.View;
import groundcrew.stepfn.light.WidgetEvent;
import groundcrew.stepfn.machine.AwsMachineStatuses;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Serves a custom widget of a CloudWatch dashboard: answers HTML to a view,
/// `{"widgetContext":{…}}`, and Markdown to `{"describe":true}`. Both are JSON strings.
public final class TrafficLightWidgetHandler extends JsonHandler<WidgetEvent, String> {
  private static final Duration PRIMING_TIMEOUT = Duration.ofSeconds(10);

  private final DrawLights drawLights;
  private final InstantSource clock;

  /// Called by the Lambda runtime, once per process. The clients live as long as the process.
  public TrafficLightWidgetHandler() {
    this(Environment.ofProcess());
  }

  private TrafficLightWidgetHandler(Environment environment) {
    this(TrafficLightWidgetConfig.from(environment), AwsClients.create("traffic-light"));
  }

  private TrafficLightWidgetHandler(TrafficLightWidgetConfig config, AwsClients clients) {
    this(
        new DrawLights(
            new AwsMachineStatuses(clients.build(DynamoDbClient.builder()), config.table())),
        Clock.systemUTC());
    RequestLog.level(config.logLevel());
    Priming.beforeSnapshot(this::prime);
  }

  TrafficLightWidgetHandler(DrawLights drawLights, InstantSource clock) {
    super(WidgetEvent.class);
    this.drawLights = drawLights;
    this.clock = clock;
  }

  @Override
  protected String handle(WidgetEvent event, Context context) {
    return event.describe().orElse(false)
        ? Documentation.MARKDOWN
        : drawLights.draw(
            View.of(event, context.getInvokedFunctionArn()), Deadline.of(context, clock));
  }

  /// Draws the page once, which reads the table.
  private void prime() {
    var event = StrictJson.read("{\"widgetContext\":{\"theme\":\"dark\"}}", WidgetEvent.class);
    var deadline = new Deadline(clock, clock.instant().plus(PRIMING_TIMEOUT));
    StrictJson.write(drawLights.draw(View.of(event, "priming"), deadline));
  }
}
