package groundcrew.tagging.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.StrictJson;
import groundcrew.common.VirtualTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

class AwsNextInvocationTest {
  private static final String FUNCTION =
      "arn:aws:lambda:eu-west-1:111122223333:function:account-tagger:live";
  private static final RunPosition POSITION =
      new RunPosition(Instant.parse("2026-01-31T02:00:00Z"), Optional.of("111111111111"), 2);

  private final List<InvokeRequest> requests = new ArrayList<>();

  @Test
  void invokesTheFunctionAndDoesNotWaitForIt() {
    start();

    assertThat(requests)
        .singleElement()
        .satisfies(request -> {
          assertThat(request.functionName()).isEqualTo(FUNCTION);
          assertThat(request.invocationType()).isEqualTo(InvocationType.EVENT);
        });
  }

  @Test
  void theNextInvocationReadsThePositionFromItsEvent() {
    start();

    var event = StrictJson.read(requests.getFirst().payload().asUtf8String(), RunEvent.class);

    assertThat(event.position(new VirtualTime(Instant.EPOCH))).isEqualTo(POSITION);
  }

  private void start() {
    var lambda =
        new LambdaClient() {
          @Override
          public InvokeResponse invoke(InvokeRequest request) {
            requests.add(request);
            return InvokeResponse.builder().statusCode(202).build();
          }

          @Override
          public String serviceName() {
            return SERVICE_NAME;
          }

          @Override
          public void close() {
            // Nothing is open.
          }
        };
    new AwsNextInvocation(lambda, FUNCTION).start(POSITION);
  }
}
