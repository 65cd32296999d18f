package groundcrew.local.ground;

import groundcrew.local.arn.Arn;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.ServicePrincipal;
import groundcrew.local.iam.Keys;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SqsException;

/// Sends events to queues and topics, through the gateway: what failed for good, and what a rule
/// delivers.
public record DeadLetters(ServiceRoles roles, Supplier<URI> endpoint) {

  /// Sends with the role that pays.
  ///
  /// @param targetArn of a queue or a topic
  public void send(
      String roleArn,
      String servicePrincipal,
      String targetArn,
      byte[] payload,
      Map<String, String> attributes) {
    var keys = roles.open(roleArn, "dead-letter", servicePrincipal);
    if (targetArn.startsWith("arn:aws:sns:")) {
      publish(keys, targetArn, payload, attributes);
    } else {
      send(keys, targetArn, payload, attributes);
    }
  }

  /// Sends in the name of a service that has no role; the policies of the queue and of its key
  /// decide.
  ///
  /// @throws AwsError where the queue does not take it
  public void send(
      ServicePrincipal service, String queueArn, byte[] payload, Map<String, String> attributes) {
    var keys = roles.service(Arn.parse(queueArn).account(), service);
    try {
      send(keys, queueArn, payload, attributes);
    } catch (SqsException e) {
      var details = e.awsErrorDetails();
      throw new AwsError(e.statusCode(), details.errorCode(), details.errorMessage());
    } finally {
      roles.expire(keys);
    }
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

  private void publish(Keys keys, String topicArn, byte[] payload, Map<String, String> attributes) {
    var credentials = StaticCredentialsProvider.create(keys.credentials());
    var region = Arn.parse(topicArn).region();
    try (var client = SdkClients.of(SnsClient.builder(), endpoint.get(), region, credentials)) {
      client.publish(message ->
          message
              .topicArn(topicArn)
              .message(new String(payload, StandardCharsets.UTF_8))
              .messageAttributes(
                  attributes.entrySet().stream()
                      .collect(Collectors.toMap(Map.Entry::getKey, e -> shown(e.getValue())))));
    }
  }

  private static software.amazon.awssdk.services.sns.model.MessageAttributeValue shown(
      String value) {
    return software.amazon.awssdk.services.sns.model.MessageAttributeValue.builder()
        .dataType("String")
        .stringValue(value)
        .build();
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
