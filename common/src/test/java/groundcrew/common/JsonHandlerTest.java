package groundcrew.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class JsonHandlerTest {
  private final Greeter greeter = new Greeter();

  record Greeting(Optional<String> name) {}

  record Answer(String text, String request) {}

  private static final class Greeter extends JsonHandler<Greeting, Answer> {
    Greeter() {
      super(Greeting.class);
    }

    @Override
    protected Answer handle(Greeting event, Context context) {
      return new Answer("hello " + event.name().orElse("all"), MDC.get("requestId"));
    }
  }

  @Test
  void readsTheEventAndWritesTheAnswerWithinTheRequest() {
    assertThat(invoke("{\"name\":\"you\"}"))
        .isEqualTo("{\"text\":\"hello you\",\"request\":\"r-1\"}");
  }

  @Test
  void takesNoPayloadForAnEmptyEvent() {
    assertThat(invoke(" ")).contains("hello all");
  }

  @Test
  void failsForAnEventThatItDoesNotKnow() {
    assertThatThrownBy(() -> invoke("{\"nmae\":\"you\"}"))
        .hasMessage("unknown field 'nmae': expected one of [name]");
  }

  private String invoke(String event) {
    return LambdaEvents.invoke(greeter, event, new FakeContext("r-1", 1000));
  }
}
