package groundcrew.bench.naive;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;

/** Reads the newest executions of every state machine and publishes how they ended. */
public class StatusPublisherHandler
    implements RequestHandler<ScheduledEvent, Map<String, Integer>> {
  private final SfnClient sfn = SfnClient.create();
  private final DynamoDbClient dynamoDb = DynamoDbClient.create();
  private final CloudWatchClient cloudWatch = CloudWatchClient.create();
  private final ResourceGroupsTaggingApiClient tagging = ResourceGroupsTaggingApiClient.create();

  @Override
  public Map<String, Integer> handleRequest(ScheduledEvent event, Context context) {
    var known = new HashMap<String, Map<String, AttributeValue>>();
    dynamoDb
        .scanPaginator(request -> request.tableName(Status.TABLE))
        .items()
        .forEach(item -> known.put(Status.machine(item), item));
    var tagged =
        tagging
            .getResourcesPaginator(request ->
                request
                    .resourceTypeFilters("states:stateMachine")
                    .tagFilters(TagFilter.builder().key("groundcrew:max-age").build()))
            .resourceTagMappingList()
            .stream()
            .count();
    var data = new ArrayList<MetricDatum>();
    for (StateMachineListItem machine : sfn.listStateMachinesPaginator().stateMachines()) {
      var executions =
          sfn.listExecutions(
                  request -> request.stateMachineArn(machine.stateMachineArn()).maxResults(100))
              .executions();
      for (ExecutionListItem newest : executions.subList(0, Math.min(1, executions.size()))) {
        dynamoDb.putItem(request ->
            request
                .tableName(Status.TABLE)
                .item(Status.item(machine.stateMachineArn(), newest.statusAsString())));
        data.add(Status.datum(machine.name(), newest.statusAsString()));
      }
    }
    cloudWatch.putMetricData(
        request -> request.namespace(System.getenv("NAMESPACE")).metricData(data));
    context.getLogger().log("published " + data.size() + " of " + known.size() + ", " + tagged);
    return Map.of("machines", data.size());
  }
}
