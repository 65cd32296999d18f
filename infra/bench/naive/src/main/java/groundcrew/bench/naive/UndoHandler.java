package groundcrew.bench.naive;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sts.StsClient;

/** Finds the journals of a run and sends a task for each to undo it. */
public class UndoHandler implements RequestHandler<UndoHandler.Input, Map<String, Integer>> {
  final StsClient sts = StsClient.create();
  private final SqsClient sqs = SqsClient.create();
  private final S3Client s3 = S3Client.create();
  private final ObjectMapper mapper = new ObjectMapper();

  /** What a person asks for. */
  public static class Input {
    private String run = "";

    public String getRun() {
      return run;
    }

    public void setRun(String run) {
      this.run = run;
    }
  }

  @Override
  public Map<String, Integer> handleRequest(Input input, Context context) {
    var entries = new ArrayList<SendMessageBatchRequestEntry>();
    for (String account : below("journal/" + input.getRun() + "/")) {
      for (String region : below(account)) {
        for (String level : below(region)) {
          entries.add(
              SendMessageBatchRequestEntry.builder()
                  .id(Integer.toString(entries.size()))
                  .messageBody(body(level, input.getRun()))
                  .build());
        }
      }
    }
    sqs.sendMessageBatch(request -> request.queueUrl(System.getenv("QUEUE_URL")).entries(entries));
    context.getLogger().log("tasks: " + entries.size());
    return Map.of("messages", entries.size());
  }

  private List<String> below(String path) {
    return s3
        .listObjectsV2Paginator(
            request -> request.bucket(System.getenv("JOURNAL_BUCKET")).prefix(path).delimiter("/"))
        .commonPrefixes()
        .stream()
        .map(CommonPrefix::prefix)
        .toList();
  }

  private String body(String path, String run) {
    var names = path.split("/", -1);
    var task = new TaskBody();
    task.kind = "undo";
    task.account = names[2];
    task.region = names[3];
    task.level = names[4];
    task.undo = run;
    try {
      return mapper.writeValueAsString(task);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
