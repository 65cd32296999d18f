package groundcrew.tagging.queue;

import static groundcrew.tagging.queue.Messages.TASK;
import static groundcrew.tagging.queue.Messages.message;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import groundcrew.tagging.Events;
import groundcrew.tagging.member.Contexts;
import groundcrew.tagging.message.QueueMessage;
import groundcrew.tagging.message.TaskMessage;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

class AwsUnfinishedTasksTest {
  private static final URI QUEUE = URI.create("https://sqs.eu-west-1.amazonaws.com/1/tasks");
  private static final URI DEAD = URI.create("https://sqs.eu-west-1.amazonaws.com/1/tasks-dead");

  private final SqsClient sqs = mock(SqsClient.class);
  private final List<SendMessageRequest> sent = new ArrayList<>();
  private final UnfinishedTasks unfinished =
      new AwsUnfinishedTasks(sqs, Optional.of(QUEUE), Optional.of(DEAD));

  @BeforeEach
  @SuppressWarnings("unchecked")
  void answerLikeSqs() {
    when(sqs.sendMessage(any(Consumer.class)))
        .thenAnswer(call -> {
          var request = SendMessageRequest.builder();
          ((Consumer<SendMessageRequest.Builder>) call.getArgument(0)).accept(request);
          sent.add(request.build());
          return SendMessageResponse.builder().build();
        });
  }

  @Test
  void sendsATaskLikeTheAccountTagger() {
    assertThat(unfinished.requeue(TASK, 3, Duration.ofSeconds(60), Contexts.far())).isTrue();

    assertThat(sent).hasSize(1);
    assertThat(sent.getFirst().queueUrl()).isEqualTo(QUEUE.toString());
    assertThat(sent.getFirst().messageBody()).isEqualTo(TaskMessage.body(TASK));
    assertThat(sent.getFirst().delaySeconds()).isEqualTo(60);
    assertThat(attributes())
        .containsAllEntriesOf(TaskMessage.attributes(TASK))
        .containsEntry("Continued", "3");
  }

  @Test
  void deadLettersAMessageUnchangedAndAddsTheReason() {
    var message = Events.messages().get(1);

    assertThat(
            unfinished.deadLetter(
                message, "account 333333333333: its role cannot be assumed", Contexts.far()))
        .isTrue();

    assertThat(sent).hasSize(1);
    assertThat(sent.getFirst().queueUrl()).isEqualTo(DEAD.toString());
    assertThat(sent.getFirst().messageBody())
        .isEqualTo("Tag resources of account 333333333333 in eu-central-1");
    assertThat(attributes())
        .isEqualTo(
            Map.of(
                "Account",
                "333333333333",
                "Region",
                "eu-central-1",
                "Tags",
                "{\"Tags\":[{\"tagkey\":\"owner\",\"tagvalue\":\"\"},"
                    + "{\"tagkey\":\"cost_centre\",\"tagvalue\":\"43\"}]}",
                "Reason",
                "account 333333333333: its role cannot be assumed"));
    assertThat(sent.getFirst().messageAttributes().values())
        .allMatch(value -> value.dataType().equals("String"));
  }

  @Test
  void replacesAForeignAttributeIfTheMessageHasTheMaximumNumberOfAttributes() {
    var texts = new HashMap<String, String>();
    for (var name : List.of("Account", "Region", "Tags", "a", "b", "c", "d", "e", "f", "g")) {
      texts.put(name, "value of " + name);
    }

    deadLetter(message("m-1", "hello", texts), "malformed");

    assertThat(attributes())
        .hasSize(10)
        .containsEntry("Account", "value of Account")
        .containsEntry("Region", "value of Region")
        .containsEntry("Tags", "value of Tags")
        .containsEntry("f", "value of f")
        .doesNotContainKey("g")
        .containsEntry("Reason", "malformed; in place of attribute g: value of g");
  }

  @Test
  void replacesAnEarlierReason() {
    var texts = new HashMap<String, String>();
    for (var name : List.of("Reason", "a", "b", "c", "d", "e", "f", "g", "h", "i")) {
      texts.put(name, "value of " + name);
    }

    deadLetter(message("m-1", "hello", texts), "malformed");

    assertThat(attributes()).hasSize(10).containsEntry("Reason", "malformed").containsKey("i");
  }

  @Test
  void truncatesALongReason() {
    deadLetter(message("m-1", "hello"), "x".repeat(1001));

    assertThat(attributes()).isEqualTo(Map.of("Reason", "x".repeat(1000)));
  }

  /// SQS allows only three control characters, and a reason may quote malformed input.
  @Test
  void replacesCharactersThatSqsRejects() {
    deadLetter(message("m-1", "hello"), "level 'a\u0000\u001b\uffff': a\tb\nc\rd ü 🏁");

    assertThat(attributes()).isEqualTo(Map.of("Reason", "level 'a???': a\tb\nc\rd ü 🏁"));
  }

  @Test
  void neverSplitsACharacter() {
    deadLetter(message("m-1", "hello"), "x".repeat(999) + "🏁");

    assertThat(attributes()).isEqualTo(Map.of("Reason", "x".repeat(999)));
  }

  @Test
  void sendsNothingIfNoQueuesAreConfigured() {
    var notConfigured = new AwsUnfinishedTasks(sqs, Optional.empty(), Optional.empty());

    assertThat(notConfigured.requeue(TASK, 3, Duration.ZERO, Contexts.far())).isFalse();
    assertThat(notConfigured.deadLetter(message("m-1", "hello"), "malformed", Contexts.far()))
        .isFalse();
    assertThat(sent).isEmpty();
  }

  @Test
  @SuppressWarnings("unchecked")
  void throwsIfAMessageCannotBeSent() {
    when(sqs.sendMessage(any(Consumer.class)))
        .thenThrow(SqsException.builder().message("no answer").build());

    assertThatThrownBy(() -> unfinished.requeue(TASK, 3, Duration.ZERO, Contexts.far()))
        .hasMessage("no answer");
    assertThatThrownBy(() -> deadLetter(message("m-1", "hello"), "malformed"))
        .hasMessage("no answer");
  }

  private void deadLetter(QueueMessage message, String reason) {
    unfinished.deadLetter(message, reason, Contexts.far());
  }

  private Map<String, String> attributes() {
    return sent.getLast().messageAttributes().entrySet().stream()
        .collect(toMap(Map.Entry::getKey, each -> each.getValue().stringValue()));
  }
}
