package groundcrew.bench.naive;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.AccountStatus;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Lists the accounts and sends a task for each of them and each region. */
public class AccountTaggerHandler implements RequestHandler<ScheduledEvent, Map<String, Integer>> {
  private final OrganizationsClient organizations = OrganizationsClient.create();
  private final SqsClient sqs = SqsClient.create();
  private final ObjectMapper mapper = new ObjectMapper();

  @Override
  public Map<String, Integer> handleRequest(ScheduledEvent event, Context context) {
    var tasks = new ArrayList<TaskBody>();
    for (Account account :
        organizations.listAccountsPaginator().stream()
            .flatMap(page -> page.accounts().stream())
            .toList()) {
      if (account.status() == AccountStatus.ACTIVE) {
        var tags = tags(account.id());
        if (!tags.isEmpty()) {
          for (String region : List.of(System.getenv("REGIONS").split(",", -1))) {
            var task = new TaskBody();
            task.level = System.getenv("LEVEL");
            task.account = account.id();
            task.region = region;
            task.keys = keys();
            task.tags = tags;
            task.run = event.getTime().toString();
            tasks.add(task);
          }
        }
      }
    }
    send(tasks);
    context.getLogger().log("tasks: " + tasks.size());
    return Map.of("messages", tasks.size());
  }

  private static List<String> keys() {
    return List.of(System.getenv("TAG_KEYS").split(",", -1));
  }

  private Map<String, String> tags(String account) {
    var tags = new HashMap<String, String>();
    organizations
        .listTagsForResourcePaginator(request -> request.resourceId(account))
        .tags()
        .forEach(tag -> tags.put(tag.key(), tag.value()));
    tags.keySet().retainAll(keys());
    return tags;
  }

  private void send(List<TaskBody> tasks) {
    for (var from = 0; from < tasks.size(); from += 10) {
      var entries = new ArrayList<SendMessageBatchRequestEntry>();
      for (TaskBody task : tasks.subList(from, Math.min(from + 10, tasks.size()))) {
        entries.add(
            SendMessageBatchRequestEntry.builder()
                .id(Integer.toString(entries.size()))
                .messageBody(body(task))
                .messageAttributes(
                    Map.of("Account", text(task.account), "Region", text(task.region)))
                .build());
      }
      sqs.sendMessageBatch(
          request -> request.queueUrl(System.getenv("QUEUE_URL")).entries(entries));
    }
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  private String body(TaskBody task) {
    try {
      return mapper.writeValueAsString(task);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
