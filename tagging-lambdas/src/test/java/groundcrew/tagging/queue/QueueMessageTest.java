package groundcrew.tagging.queue;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import groundcrew.common.Json;
import groundcrew.tagging.Events;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueueMessageTest {
  @Test
  void readsTheSameFromAnEventAsTheEventLibrary() throws IOException {
    var event =
        JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
            .build()
            .readValue(Events.tasks(), SQSEvent.class);
    var records = Json.read(Events.tasks()).path("Records");

    assertThat(records).hasSize(3).hasSameSizeAs(event.getRecords());
    for (var i = 0; i < 3; i++) {
      var read = new QueueMessage(records.path(i));
      var oracle = event.getRecords().get(i);
      assertThat(read.messageId()).isEqualTo(oracle.getMessageId());
      assertThat(read.body()).isEqualTo(oracle.getBody());
      assertThat(read.receiveCount())
          .isEqualTo(Integer.parseInt(oracle.getAttributes().get("ApproximateReceiveCount")));
      assertThat(read.attributes())
          .isEqualTo(
              oracle.getMessageAttributes().entrySet().stream()
                  .collect(toMap(Map.Entry::getKey, each -> each.getValue().getStringValue())));
    }
  }

  @Test
  void leavesAttributesOutThatAreNoTexts() {
    var message = Messages.message("m-1", "hello");
    message
        .putObject("messageAttributes")
        .putObject("Picture")
        .put("binaryValue", "AAAA")
        .put("dataType", "Binary");

    assertThat(new QueueMessage(message).attributes()).isEmpty();
  }

  @Test
  void wasReceivedOnceWhereNobodyCounted() {
    assertThat(new QueueMessage(Json.object()).receiveCount()).isEqualTo(1);
  }
}
