package groundcrew.local;

import groundcrew.local.door.Need;
import groundcrew.local.lambda.Lambda;
import groundcrew.local.scheduler.Target;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// What schedules reach: functions, and queues for what could not be delivered.
final class ScheduleTarget implements Target {
  private static final String SCHEDULER = "scheduler.amazonaws.com";
  private final ServiceRoles roles;
  private final Lambda lambda;
  private final Supplier<URI> endpoint;

  ScheduleTarget(ServiceRoles roles, Lambda lambda, Supplier<URI> endpoint) {
    this.roles = roles;
    this.lambda = lambda;
    this.endpoint = endpoint;
  }

  @Override
  public void authorise(String roleArn, String action, String resourceArn) {
    roles.allow(roleArn, SCHEDULER, Need.of(action, resourceArn));
  }

  @Override
  public void invoke(String functionArn, byte[] payload) {
    var _ = lambda.invokeAsync(functionArn, payload);
  }

  @Override
  public void deadLetter(
      String roleArn, String queueArn, byte[] payload, Map<String, String> attributes) {
    var queue = queueArn.split(":", 6);
    try (var client = client(roleArn, queue[3])) {
      client.sendMessage(message ->
          message
              .queueUrl(endpoint.get() + "/" + queue[4] + "/" + queue[5])
              .messageBody(new String(payload, StandardCharsets.UTF_8))
              .messageAttributes(
                  attributes.entrySet().stream()
                      .collect(Collectors.toMap(Map.Entry::getKey, e -> text(e.getValue())))));
    }
  }

  private SqsClient client(String roleArn, String region) {
    var keys = roles.open(roleArn, "dead-letter", SCHEDULER);
    return SqsClient.builder()
        .endpointOverride(endpoint.get())
        .region(Region.of(region))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsSessionCredentials.create(
                    keys.accessKeyId(), keys.secretAccessKey(), keys.sessionToken())))
        .build();
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
