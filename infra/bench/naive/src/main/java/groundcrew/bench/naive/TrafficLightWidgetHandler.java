package groundcrew.bench.naive;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Draws the machines' statuses as a list. */
public class TrafficLightWidgetHandler implements RequestHandler<Map<String, Object>, String> {
  private final DynamoDbClient dynamoDb = DynamoDbClient.create();

  @Override
  public String handleRequest(Map<String, Object> event, Context context) {
    var html = new StringBuilder("<ul>");
    dynamoDb
        .scanPaginator(request -> request.tableName(Status.TABLE))
        .items()
        .forEach(item -> html.append("<li>").append(Status.machine(item)).append("</li>"));
    context.getLogger().log("drawn");
    return html.append("</ul>").toString();
  }
}
