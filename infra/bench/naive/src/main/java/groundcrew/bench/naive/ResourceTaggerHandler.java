package groundcrew.bench.naive;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.sts.StsClient;

/** Tags the resources of an account and region. */
public class ResourceTaggerHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final StsClient sts = StsClient.create();
  final SqsClient sqs = SqsClient.create();
  private final S3Client s3 = S3Client.create();
  private final ObjectMapper mapper = new ObjectMapper();

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    var failures = new ArrayList<SQSBatchResponse.BatchItemFailure>();
    for (SQSMessage message : event.getRecords()) {
      try {
        tag(mapper.readValue(message.getBody(), TaskBody.class), message.getMessageId());
      } catch (JsonProcessingException | RuntimeException failure) {
        context.getLogger().log(failure.toString());
        failures.add(new SQSBatchResponse.BatchItemFailure(message.getMessageId()));
      }
    }
    return new SQSBatchResponse(failures);
  }

  private void tag(TaskBody task, String message) throws JsonProcessingException {
    var credentials = credentials(task.account);
    var region = Region.of(task.region);
    var tagging =
        ResourceGroupsTaggingApiClient.builder()
            .region(region)
            .credentialsProvider(credentials)
            .build();
    publish(SsmClient.builder().region(region).credentialsProvider(credentials).build(), task);
    var wrong = new ArrayList<String>();
    for (ResourceTagMapping resource :
        tagging
            .getResourcesPaginator(request -> request.resourcesPerPage(100))
            .resourceTagMappingList()) {
      var has = new HashMap<String, String>();
      resource.tags().forEach(tag -> has.put(tag.key(), tag.value()));
      if (!has.entrySet().containsAll(task.tags.entrySet())) {
        wrong.add(resource.resourceARN());
      }
    }
    journal(task, message + "-1-1.jsonl", wrong);
    for (var from = 0; from < wrong.size(); from += 20) {
      var batch = wrong.subList(from, Math.min(from + 20, wrong.size()));
      tagging.tagResources(request -> request.resourceARNList(batch).tags(task.tags));
    }
    journal(task, message + "-1-1-done.jsonl", wrong);
  }

  private AwsCredentialsProvider credentials(String account) {
    if (sts.getCallerIdentity().account().equals(account)) {
      return DefaultCredentialsProvider.builder().build();
    }
    var role = "arn:aws:iam::" + account + ":role/" + System.getenv("ROLE_NAME");
    var keys =
        sts.assumeRole(request ->
                request
                    .roleArn(role)
                    .roleSessionName("naive")
                    .externalId(System.getenv("EXTERNAL_ID")))
            .credentials();
    return StaticCredentialsProvider.create(
        AwsSessionCredentials.create(
            keys.accessKeyId(), keys.secretAccessKey(), keys.sessionToken()));
  }

  private void publish(SsmClient ssm, TaskBody task) throws JsonProcessingException {
    var path = System.getenv("PARAMETER_PREFIX");
    var value =
        mapper.writeValueAsString(
            Map.of("keys", task.keys, "level", task.level, "tags", task.tags));
    var same =
        ssm.getParametersByPathPaginator(request -> request.path(path)).stream()
            .flatMap(page -> page.parameters().stream())
            .anyMatch(parameter -> parameter.value().equals(value));
    if (!same) {
      ssm.putParameter(request ->
          request
              .name(path + "/" + task.level)
              .value(value)
              .type(ParameterType.STRING)
              .overwrite(true));
    }
  }

  private void journal(TaskBody task, String name, List<String> arns)
      throws JsonProcessingException {
    var bucket = System.getenv("JOURNAL_BUCKET");
    if (bucket == null) {
      return;
    }
    var lines = new StringBuilder();
    for (String arn : arns) {
      lines.append(mapper.writeValueAsString(Map.of("arn", arn, "after", task.tags))).append('\n');
    }
    var key =
        "journal/%s/%s/%s/%s/%s".formatted(task.run, task.account, task.region, task.level, name);
    s3.putObject(
        request -> request.bucket(bucket).key(key).ifNoneMatch("*"),
        RequestBody.fromString(lines.toString()));
  }
}
