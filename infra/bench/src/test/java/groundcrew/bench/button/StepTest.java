package groundcrew.bench.button;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.bench.button.PressButtons.Pressed;
import groundcrew.local.gateway.RawAnswer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepTest {
  private final Calls calls = new Calls();

  @Test
  void stepsEndWithThePrintJobAndThoseOfTheSameOperationAreNumbered() {
    call("dynamodb", "PutItem", "/", "{\"Item\":{\"ID\":{\"S\":\"button-1-1-1\"}}}");
    call("dynamodb", "PutItem", "/", "{\"Item\":{\"ID\":{\"S\":\"button-1-1-1\"}}}");
    call("iot", "", "/jobs/print-button-1-1-1", "{}");
    call("dynamodb", "PutItem", "/", "{\"Item\":{\"ID\":{\"S\":\"button-1-1-1\"}}}");

    assertThat(Step.of(List.of(new Pressed("button-1-1-1", 0)), calls))
        .extracting(Step::call)
        .containsExactly("dynamodb:PutItem", "dynamodb:PutItem 2", "iot:CreateJob");
    assertThat(calls.queued("button-1-1-1")).isPresent();
    assertThat(calls.queued("button-1-1-11")).isEmpty();
  }

  private void call(String service, String target, String path, String body) {
    calls.answered(
        service.equals("iot") ? "PUT" : "POST",
        URI.create(path),
        Map.of(
            "authorization",
            List.of(
                "AWS4-HMAC-SHA256 Credential=K/20260601/eu-west-1/%s/aws4_request"
                    .formatted(service)),
            "x-amz-target",
            List.of(target.isEmpty() ? "" : "DynamoDB_20120810." + target)),
        body.getBytes(UTF_8),
        new RawAnswer(200, Map.of(), new byte[0]));
  }
}
