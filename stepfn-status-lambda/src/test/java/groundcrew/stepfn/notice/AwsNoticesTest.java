package groundcrew.stepfn.notice;

import static groundcrew.stepfn.machine.ExecutionStatus.FAILED;
import static groundcrew.stepfn.machine.Machines.NOON;
import static groundcrew.stepfn.machine.Machines.ended;
import static groundcrew.stepfn.machine.Machines.standard;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.Deadline;
import groundcrew.common.VirtualTime;
import groundcrew.stepfn.machine.MachineStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

class AwsNoticesTest {
  @Test
  void publishesSubjectAndTextToTheTopic() {
    var sns = new RecordingSns();
    var status = MachineStatus.none(standard("nightly")).with(ended("a", FAILED, NOON));
    var notice = new Notice(status, NOON);

    new AwsNotices(sns, "arn:topic")
        .send(notice, new Deadline(new VirtualTime(NOON), NOON.plusSeconds(20)));

    assertThat(sns.requests)
        .singleElement()
        .satisfies(request -> {
          assertThat(request.topicArn()).isEqualTo("arn:topic");
          assertThat(request.subject()).isEqualTo("nightly failed");
          assertThat(request.message()).isEqualTo(notice.text());
          assertThat(request.overrideConfiguration()).isPresent();
        });
  }

  private static final class RecordingSns implements SnsClient {
    private final List<PublishRequest> requests = new ArrayList<>();

    @Override
    public PublishResponse publish(PublishRequest request) {
      requests.add(request);
      return PublishResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
