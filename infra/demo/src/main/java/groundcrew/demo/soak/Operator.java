package groundcrew.demo.soak;

import com.fasterxml.jackson.databind.ObjectMapper;
import groundcrew.local.AsOperator;
import groundcrew.local.LocalCloud;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/// What a person of the platform team does in the home account, through the gateway.
final class Operator implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// A person whose invocation fails tries it again.
  private static final int ATTEMPTS = 10;

  private final String account;
  private final String endpoint;
  private final SqsClient sqs;
  private final S3Client s3;
  private final LambdaClient lambda;

  Operator(LocalCloud cloud, String account, String region) {
    this.account = account;
    this.endpoint = cloud.endpoint().toString();
    var operator = new AsOperator(cloud, account, region);
    this.sqs = operator.client(SqsClient.builder());
    this.s3 = operator.client(S3Client.builder());
    this.lambda = operator.client(LambdaClient.builder());
  }

  void send(String queue, String body) {
    sqs.sendMessage(message -> message.queueUrl(url(queue)).messageBody(body));
  }

  /// Takes every message out of a queue.
  List<Message> take(String queue) {
    var all = new ArrayList<Message>();
    while (true) {
      var some =
          sqs.receiveMessage(request ->
                  request.queueUrl(url(queue)).maxNumberOfMessages(10).messageAttributeNames("All"))
              .messages();
      if (some.isEmpty()) {
        return all;
      }
      some.forEach(message ->
          sqs.deleteMessage(
              request -> request.queueUrl(url(queue)).receiptHandle(message.receiptHandle())));
      all.addAll(some);
    }
  }

  /// Returns every object of a bucket by its key.
  Map<String, String> objects(String bucket) {
    var objects = new TreeMap<String, String>();
    s3.listObjectsV2Paginator(request -> request.bucket(bucket)).contents().stream()
        .map(S3Object::key)
        .forEach(key ->
            objects.put(
                key,
                s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asUtf8String()));
    return objects;
  }

  /// Copies every object of a bucket into a folder.
  void copy(String bucket, Path folder) {
    objects(bucket)
        .forEach((key, text) -> {
          var file = folder.resolve(key);
          try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /// Invokes a function until it answers, and returns a field of its answer.
  String invoke(String function, Map<String, String> event, String field) {
    var failure = "";
    for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var answer =
          lambda.invoke(request ->
              request.functionName(function).payload(SdkBytes.fromUtf8String(write(event))));
      if (answer.functionError() == null) {
        return text(answer.payload().asUtf8String(), field);
      }
      failure = answer.payload().asUtf8String();
    }
    throw new IllegalStateException(
        "%s failed %d times, at last with %s".formatted(function, ATTEMPTS, failure));
  }

  private String url(String queue) {
    return "%s/%s/%s".formatted(endpoint, account, queue);
  }

  private static String write(Map<String, String> event) {
    try {
      return JSON.writeValueAsString(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String answer, String field) {
    try {
      return JSON.readTree(answer).path(field).asText();
    } catch (IOException e) {
      throw new UncheckedIOException("no JSON: " + answer, e);
    }
  }

  @Override
  public void close() {
    sqs.close();
    s3.close();
    lambda.close();
  }
}
