package groundcrew.demo.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

class DeadLettersTest {
  private final Victims victims = new PerfectRun().victims;
  private final Message garbage = message(Mischief.GARBAGE, "no order");
  private final Message ireland = order(victims.withoutRole(), "eu-west-1");
  private final Message milan = order(victims.withoutRole(), "eu-south-1");
  private final Message virginia = order(victims.withoutRole(), "us-east-1");

  @Test
  void findsNothingWhereTheGarbageAndTheAccountWithoutARoleAreThereOnceOrTwice() {
    assertThat(findings(garbage, ireland, milan, virginia, ireland)).isEmpty();
  }

  @Test
  void findsWhatIsMissing() {
    assertThat(findings(garbage, ireland, milan)).singleElement().asString().contains("us-east-1");
    assertThat(findings(ireland, milan, virginia)).singleElement().asString().contains("garbage");
  }

  @Test
  void findsWhatDoesNotBelongThere() {
    assertThat(findings(garbage, ireland, milan, virginia, order("200000000001", "eu-west-1")))
        .singleElement()
        .asString()
        .contains("should not be one", "200000000001");
  }

  @Test
  void findsALetterWithoutAReason() {
    var silent = virginia.toBuilder().messageAttributes(Map.of()).build();

    assertThat(findings(garbage, ireland, milan, silent))
        .singleElement()
        .asString()
        .contains("has no reason");
  }

  private List<String> findings(Message... messages) {
    return new DeadLetters(Stream.of(messages).toList(), victims).findings();
  }

  private static Message order(String account, String region) {
    return message("{\"account\":\"%s\",\"region\":\"%s\"}".formatted(account, region), "no role");
  }

  private static Message message(String body, String reason) {
    var attribute = MessageAttributeValue.builder().dataType("String").stringValue(reason).build();
    return Message.builder().body(body).messageAttributes(Map.of("Reason", attribute)).build();
  }
}
