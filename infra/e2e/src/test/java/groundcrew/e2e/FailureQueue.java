package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.AsOperator;
import groundcrew.local.sqs.SqsModule;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/// A queue of what failed in a stack, and how a test makes something fail.
record FailureQueue(AsOperator operator, String name) {

  private static final Duration POLL = Duration.ofMillis(50);
  private static final int LOOKS = 600;

  /// Runs a scenario while one statement is in no policy.
  ///
  /// @param statement tells which one, by its id
  void without(Predicate<String> statement, Runnable scenario) {
    var iam = operator.cloud().iam();
    var taken = iam.allStatements().stream().filter(statement).toList();
    assertThat(taken).hasSize(1);
    taken.forEach(iam::disable);
    try {
      scenario.run();
    } finally {
      iam.enableAll();
    }
  }

  /// Waits for a message that a refused call brings; the refusal is left to the caller.
  void awaitDenied() {
    for (var look = 0; depth() == 0 && look < LOOKS; look++) {
      operator.cloud().goOn(POLL);
    }
  }

  /// Waits for messages, and returns the problems meanwhile.
  List<String> awaitKept(int messages) {
    return new Patience(operator.cloud())
        .await(() -> depth() >= messages && operator.cloud().quiet());
  }

  long depth() {
    return operator
        .cloud()
        .module(SqsModule.class)
        .depth("arn:aws:sqs:%s:%s:%s".formatted(operator.region(), operator.account(), name()))
        .all();
  }

  Message take() {
    try (var sqs = operator.client(SqsClient.builder())) {
      var url = sqs.getQueueUrl(request -> request.queueName(name())).queueUrl();
      var message =
          sqs.receiveMessage(request -> request.queueUrl(url).messageAttributeNames("All"))
              .messages()
              .getFirst();
      sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
      return message;
    }
  }

  static String attribute(Message message, String name) {
    return Objects.requireNonNull(message.messageAttributes().get(name), name).stringValue();
  }
}
