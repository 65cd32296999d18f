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
  void readsTheSameFromAnEventAsTheRuntime() {
    var messages = Events.messages();
    var records = Events.batch().getRecords();

    assertThat(messages).hasSize(3).hasSameSizeAs(records);
    for (var i = 0; i < 3; i++) {
      var message = messages.get(i);
      var oracle = records.get(i);
      assertThat(message.messageId()).isEqualTo(oracle.getMessageId());
      assertThat(message.body()).isEqualTo(oracle.getBody());
      assertThat(message.receiveCount())
          .isEqualTo(Integer.parseInt(oracle.getAttributes().get("ApproximateReceiveCount")));
      assertThat(message.sentAt())
          .contains(
              Instant.ofEpochMilli(Long.parseLong(oracle.getAttributes().get("SentTimestamp"))));
      assertThat(message.texts())
          .isEqualTo(
              oracle.getMessageAttributes().entrySet().stream()
                  .collect(toMap(Map.Entry::getKey, each -> each.getValue().getStringValue())));
    }
  }

  @Test
  void omitsAttributesThatAreNotText() {
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
  void wasReceivedOnceWhereTheCountIsMissing() {
    var message = StrictJson.read("{\"messageId\":\"m\",\"body\":\"\"}", QueueMessage.class);

    assertThat(message.receiveCount()).isEqualTo(1);
    assertThat(message.sentAt()).isEmpty();
  }
}
