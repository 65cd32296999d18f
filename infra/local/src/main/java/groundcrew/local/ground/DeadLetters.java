package groundcrew.local.ground;

import groundcrew.local.arn.Arn;
import groundcrew.local.iam.Keys;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// Puts what failed for good into queues, through the gateway.
public record DeadLetters(ServiceRoles roles, Supplier<URI> endpoint) {

  /// Sends with the role that pays.
  public void send(
      String roleArn,
      String servicePrincipal,
      String queueArn,
      byte[] payload,
      Map<String, String> attributes) {
    send(roles.open(roleArn, "dead-letter", servicePrincipal), queueArn, payload, attributes);
  }

  /// Sends what the queue's policy has allowed a service that has no role.
  public void sendAllowed(String queueArn, byte[] payload, Map<String, String> attributes) {
    send(roles.operator(Arn.parse(queueArn).account()), queueArn, payload, attributes);
  }

  private void send(Keys keys, String queueArn, byte[] payload, Map<String, String> attributes) {
    var queue = Arn.parse(queueArn);
    var credentials = StaticCredentialsProvider.create(keys.credentials());
    try (var client =
        SdkClients.of(SqsClient.builder(), endpoint.get(), queue.region(), credentials)) {
      client.sendMessage(message ->
          message
              .queueUrl(endpoint.get() + "/" + queue.account() + "/" + queue.resource())
              .messageBody(new String(payload, StandardCharsets.UTF_8))
              .messageAttributes(
                  attributes.entrySet().stream()
                      .collect(Collectors.toMap(Map.Entry::getKey, e -> text(e.getValue())))));
    }
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
