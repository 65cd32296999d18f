package groundcrew.local;

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

/// Puts what failed for good into queues, through the front door and with the role that pays.
record DeadLetters(ServiceRoles roles, Supplier<URI> endpoint) {

  void send(
      String roleArn,
      String servicePrincipal,
      String queueArn,
      byte[] payload,
      Map<String, String> attributes) {
    var queue = queueArn.split(":", 6);
    try (var client = client(roleArn, servicePrincipal, queue[3])) {
      client.sendMessage(message ->
          message
              .queueUrl(endpoint.get() + "/" + queue[4] + "/" + queue[5])
              .messageBody(new String(payload, StandardCharsets.UTF_8))
              .messageAttributes(
                  attributes.entrySet().stream()
                      .collect(Collectors.toMap(Map.Entry::getKey, e -> text(e.getValue())))));
    }
  }

  private SqsClient client(String roleArn, String servicePrincipal, String region) {
    var keys = roles.open(roleArn, "dead-letter", servicePrincipal);
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
