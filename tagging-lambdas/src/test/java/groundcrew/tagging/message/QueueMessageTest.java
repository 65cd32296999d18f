package groundcrew.tagging.message;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.StrictJson;
import groundcrew.tagging.Events;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueueMessageTest {
  @Test
  void readsAnEventLikeTheRuntime() {
    var messages = Events.messages();
    var records = Events.batch().getRecords();

    assertThat(messages).hasSize(3).hasSameSizeAs(records);
    for (var i = 0; i < 3; i++) {
      var message = messages.get(i);
      var expected = records.get(i);
      assertThat(message.messageId()).isEqualTo(expected.getMessageId());
      assertThat(message.body()).isEqualTo(expected.getBody());
      assertThat(message.receiveCount())
          .isEqualTo(Integer.parseInt(expected.getAttributes().get("ApproximateReceiveCount")));
      assertThat(message.sentAt())
          .contains(
              Instant.ofEpochMilli(Long.parseLong(expected.getAttributes().get("SentTimestamp"))));
      assertThat(message.texts())
          .isEqualTo(
              expected.getMessageAttributes().entrySet().stream()
                  .collect(toMap(Map.Entry::getKey, each -> each.getValue().getStringValue())));
    }
  }

  @Test
  void omitsBinaryAttributes() {
    var message =
        StrictJson.read(
            """
            {"messageId":"m-1","body":"hello",
             "messageAttributes":{"Picture":{"binaryValue":"AAAA","dataType":"Binary"}}}\
            """,
            QueueMessage.class);

    assertThat(message.texts()).isEmpty();
  }

  @Test
  void countsOneReceiveIfTheCountIsMissing() {
    var message = StrictJson.read("{\"messageId\":\"m\",\"body\":\"\"}", QueueMessage.class);

    assertThat(message.receiveCount()).isEqualTo(1);
    assertThat(message.sentAt()).isEmpty();
  }
}
