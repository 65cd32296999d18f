package groundcrew.stepfn;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import groundcrew.common.AwsClients;
import groundcrew.common.AwsSnapshot;
import groundcrew.common.Environment;
import groundcrew.common.Json;
import groundcrew.common.JsonValue;
import groundcrew.common.RehearsedContext;
import groundcrew.common.RequestLog;
import groundcrew.stepfn.light.Documentation;
import groundcrew.stepfn.light.DrawLights;
import groundcrew.stepfn.light.View;
import groundcrew.stepfn.machine.AwsReadings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A custom widget of a CloudWatch dashboard: answers a view, `{"widgetContext":{…}}`, with a JSON
/// text that is the HTML, and `{"describe":true}` with one that is Markdown.
public final class TrafficLightWidgetHandler implements RequestStreamHandler {
  private static final String FUNCTION = "traffic-light";

  private final DrawLights drawLights;

  /// Called by the Lambda runtime once for a process; clients live as long as it does.
  public TrafficLightWidgetHandler() {
    this(Environment.ofProcess());
  }

  private TrafficLightWidgetHandler(Environment environment) {
    this(environment, TrafficLightWidgetConfig.from(environment), AwsClients.create(FUNCTION));
  }

  private TrafficLightWidgetHandler(
      Environment environment, TrafficLightWidgetConfig config, AwsClients clients) {
    this(wire(config, clients));
    RequestLog.level(config.logLevel());
    AwsSnapshot.prepare(environment, clients, config.logLevel(), () -> rehearse(config, clients));
  }

  TrafficLightWidgetHandler(DrawLights drawLights) {
    this.drawLights = drawLights;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream answer, Context context)
      throws IOException {
    var event = Json.read(input);
    var text = RequestLog.run(context, () -> answer(event, context.getInvokedFunctionArn()));
    answer.write(Json.write(Json.text(text)).getBytes(UTF_8));
  }

  private String answer(JsonValue event, String functionArn) {
    return event.path("describe").asText().equals("true")
        ? Documentation.MARKDOWN
        : drawLights.draw(View.read(event, functionArn));
  }

  private static DrawLights wire(TrafficLightWidgetConfig config, AwsClients clients) {
    var table = new AwsReadings(clients.build(DynamoDbClient.builder()), config.table());
    return new DrawLights(table, Clock.systemUTC());
  }

  /// Returns the answer to an event that goes nowhere.
  static String rehearse(TrafficLightWidgetConfig config, AwsClients clients) throws IOException {
    var answer = new ByteArrayOutputStream();
    new TrafficLightWidgetHandler(wire(config, clients.rehearsing(AwsGuardianRehearsal.answers())))
        .handleRequest(AwsGuardianRehearsal.view(), answer, new RehearsedContext());
    return answer.toString(UTF_8);
  }
}
