package groundcrew.tagging.queue;

import static groundcrew.tagging.queue.Messages.message;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import groundcrew.common.Json;
import groundcrew.common.JsonObject;
import groundcrew.tagging.Events;
import groundcrew.tagging.message.TaskMessage;
import java.net.URI;
import java.util.ArrayList;
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
  private static final URI QUEUE = URI.create("https://sqs.eu-west-1.amazonaws.com/1/orders");
  private static final URI DEAD = URI.create("https://sqs.eu-west-1.amazonaws.com/1/orders-dead");

  private final SqsClient sqs = mock(SqsClient.class);
  private final List<SendMessageRequest> sent = new ArrayList<>();
  private final UnfinishedTasks unfinished =
      new AwsUnfinishedTasks(() -> sqs, Optional.of(QUEUE), Optional.of(DEAD));

  @BeforeEach
  @SuppressWarnings("unchecked")
  void answerAsSqsDoes() {
    when(sqs.sendMessage(any(Consumer.class)))
        .thenAnswer(call -> {
          var request = SendMessageRequest.builder();
          ((Consumer<SendMessageRequest.Builder>) call.getArgument(0)).accept(request);
          sent.add(request.build());
          return SendMessageResponse.builder().build();
        });
  }

  @Test
  void sendsAnOrderAsTheListerDoes() {
    assertThat(unfinished.requeue(TASK)).isTrue();

    assertThat(sent).hasSize(1);
    assertThat(sent.getFirst().queueUrl()).isEqualTo(QUEUE.toString());
    assertThat(sent.getFirst().messageBody()).isEqualTo(TaskMessage.body(TASK));
    assertThat(attributes()).isEqualTo(TaskMessage.attributes(TASK));
  }

  @Test
  void buriesAMessageAsItCameWithItsReasonBesideItsAttributes() {
    var message = new QueueMessage(Json.read(Events.tasks()).path("Records").path(1));

    assertThat(unfinished.deadLetter(message, "account 333333333333: its role cannot be assumed"))
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
  void tellsTheReasonInPlaceOfAForeignAttributeWhereAMessageHasAllThatSqsTakes() {
    var message = message("m-1", "hello");
    var attributes = message.putObject("messageAttributes");
    for (var name : List.of("Account", "Region", "Tags", "a", "b", "c", "d", "e", "f", "g")) {
      attributes.putObject(name).put("stringValue", "value of " + name);
    }

    deadLetter(message, "garbage");

    assertThat(attributes())
        .hasSize(10)
        .containsEntry("Account", "value of Account")
        .containsEntry("Region", "value of Region")
        .containsEntry("Tags", "value of Tags")
        .containsEntry("f", "value of f")
        .doesNotContainKey("g")
        .containsEntry("Reason", "garbage; in place of attribute g: value of g");
  }

  @Test
  void tellsTheReasonInPlaceOfAFormerOne() {
    var message = message("m-1", "hello");
    var attributes = message.putObject("messageAttributes");
    for (var name : List.of("Reason", "a", "b", "c", "d", "e", "f", "g", "h", "i")) {
      attributes.putObject(name).put("stringValue", "value of " + name);
    }

    deadLetter(message, "garbage");

    assertThat(attributes()).hasSize(10).containsEntry("Reason", "garbage").containsKey("i");
  }

  @Test
  void cutsALongReason() {
    deadLetter(message("m-1", "hello"), "x".repeat(1001));

    assertThat(attributes()).isEqualTo(Map.of("Reason", "x".repeat(1000)));
  }

  /// SQS takes no control characters but these three, and garbage may be cited in the reason.
  @Test
  void tellsAReasonInCharactersThatSqsTakes() {
    deadLetter(message("m-1", "hello"), "level 'a\u0000\u001b\uffff': a\tb\nc\rd ü 🏁");

    assertThat(attributes()).isEqualTo(Map.of("Reason", "level 'a???': a\tb\nc\rd ü 🏁"));
  }

  @Test
  void cutsNoCharacterInHalves() {
    deadLetter(message("m-1", "hello"), "x".repeat(999) + "🏁");

    assertThat(attributes()).isEqualTo(Map.of("Reason", "x".repeat(999)));
  }

  @Test
  void sendsNothingWhereThereAreNoQueues() {
    var nowhere = new AwsUnfinishedTasks(() -> sqs, Optional.empty(), Optional.empty());

    assertThat(nowhere.requeue(TASK)).isFalse();
    assertThat(nowhere.deadLetter(new QueueMessage(message("m-1", "hello")), "garbage")).isFalse();
    assertThat(sent).isEmpty();
  }

  @Test
  @SuppressWarnings("unchecked")
  void passesOnThatAMessageCouldNotBeSent() {
    when(sqs.sendMessage(any(Consumer.class)))
        .thenThrow(SqsException.builder().message("no answer").build());

    assertThatThrownBy(() -> unfinished.requeue(TASK)).hasMessage("no answer");
    assertThatThrownBy(() -> deadLetter(message("m-1", "hello"), "garbage"))
        .hasMessage("no answer");
  }

  private void deadLetter(JsonObject message, String reason) {
    unfinished.deadLetter(new QueueMessage(message), reason);
  }

  private Map<String, String> attributes() {
    return sent.getLast().messageAttributes().entrySet().stream()
        .collect(toMap(Map.Entry::getKey, each -> each.getValue().stringValue()));
  }
}
