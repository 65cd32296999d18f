package groundcrew.bench.naive;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Stores the status that an event tells, and publishes it. */
public class ExecutionEventHandler implements RequestHandler<ScheduledEvent, Map<String, String>> {
  private final DynamoDbClient dynamoDb = DynamoDbClient.create();
  private final CloudWatchClient cloudWatch = CloudWatchClient.create();

  @Override
  public Map<String, String> handleRequest(ScheduledEvent event, Context context) {
    var machine = String.valueOf(event.getDetail().get("stateMachineArn"));
    var status = String.valueOf(event.getDetail().get("status"));
    var item = Status.item(machine, status);
    var key = Map.of("stateMachineArn", item.get("stateMachineArn"));
    dynamoDb.getItem(request -> request.tableName(Status.TABLE).key(key).consistentRead(true));
    dynamoDb.putItem(request -> request.tableName(Status.TABLE).item(item));
    var name = machine.substring(machine.lastIndexOf(':') + 1);
    cloudWatch.putMetricData(request ->
        request.namespace(System.getenv("NAMESPACE")).metricData(Status.datum(name, status)));
    context.getLogger().log(name + " " + status);
    return Map.of("status", status);
  }
}
