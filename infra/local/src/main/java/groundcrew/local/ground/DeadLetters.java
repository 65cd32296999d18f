package groundcrew.local.ground;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
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
    var keys = roles.open(roleArn, "dead-letter", servicePrincipal);
    var credentials =
        AwsSessionCredentials.create(
            keys.accessKeyId(), keys.secretAccessKey(), keys.sessionToken());
    send(credentials, queueArn, payload, attributes);
  }

  /// Sends what the queue's policy has allowed a service that has no role.
  public void sendAllowed(String queueArn, byte[] payload, Map<String, String> attributes) {
    var account = queueArn.split(":", 6)[4];
    send(roles.operator(account).credentials(), queueArn, payload, attributes);
  }

  private void send(
      AwsCredentials credentials, String queueArn, byte[] payload, Map<String, String> attributes) {
    var queue = queueArn.split(":", 6);
    try (var client = client(credentials, queue[3])) {
      client.sendMessage(message ->
          message
              .queueUrl(endpoint.get() + "/" + queue[4] + "/" + queue[5])
              .messageBody(new String(payload, StandardCharsets.UTF_8))
              .messageAttributes(
                  attributes.entrySet().stream()
                      .collect(Collectors.toMap(Map.Entry::getKey, e -> text(e.getValue())))));
    }
  }

  private SqsClient client(AwsCredentials credentials, String region) {
    return SqsClient.builder()
        .endpointOverride(endpoint.get())
        .region(Region.of(region))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .build();
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
