package groundcrew.treebutton.tree;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.Deadline;
import groundcrew.common.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;

class AwsTokenTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private final VirtualTime time = new VirtualTime(NOON);
  private final Deadline deadline = new Deadline(time, NOON.plus(Duration.ofHours(1)));
  private final List<GetParameterRequest> reads = new ArrayList<>();
  private final AwsToken token = new AwsToken(ssm(), "/groundcrew/tree-nation", time);

  @Test
  void isDecryptedAndKeptForFiveMinutes() {
    assertThat(token.value(deadline)).isEqualTo("token-1");
    time.sleep(Duration.ofMinutes(4));
    assertThat(token.value(deadline)).isEqualTo("token-1");
    time.sleep(Duration.ofMinutes(1));
    assertThat(token.value(deadline)).isEqualTo("token-2");

    assertThat(reads).hasSize(2).allMatch(GetParameterRequest::withDecryption);
  }

  @Test
  void isReadAnewAfterItWasRejected() {
    token.reject(token.value(deadline));

    assertThat(token.value(deadline)).isEqualTo("token-2");
  }

  @Test
  void staysWhereAnEarlierOneWasRejected() {
    token.value(deadline);
    token.reject("token-0");

    assertThat(token.value(deadline)).isEqualTo("token-1");
  }

  @Test
  void isNeitherDecryptedNorKeptWhereOnlyTheParameterIsRead() {
    token.readEncrypted(deadline);

    assertThat(reads).singleElement().matches(read -> read.withDecryption() == null);
    assertThat(token.value(deadline)).isEqualTo("token-2");
  }

  private SsmClient ssm() {
    return new SsmClient() {
      @Override
      public GetParameterResponse getParameter(GetParameterRequest request) {
        reads.add(request);
        return GetParameterResponse.builder()
            .parameter(parameter -> parameter.value("token-%d\n".formatted(reads.size())))
            .build();
      }

      @Override
      public String serviceName() {
        return "ssm";
      }

      @Override
      public void close() {}
    };
  }
}
