package groundcrew.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.local.Calls;
import groundcrew.local.ground.KeyUse;
import groundcrew.local.template.Created;
import groundcrew.local.template.Place;
import groundcrew.local.template.Resource;
import org.junit.jupiter.api.Test;

class LogGroupKindTest {
  @Test
  void aLogGroupIsKnownByItsName() {
    var group = create("{'LogGroupName':'/aws/lambda/x','RetentionInDays':90}");

    assertThat(group.ref()).isEqualTo("/aws/lambda/x");
    assertThat(group.attributes().get("Arn"))
        .isEqualTo("arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/x:*");
  }

  @Test
  void aRetentionThatCloudWatchLogsRefusesStopsTheStart() {
    assertThatThrownBy(() -> create("{'RetentionInDays':31}"))
        .hasMessage("Log (AWS::Logs::LogGroup): property RetentionInDays takes no 31");
  }

  private static Created create(String properties) {
    return new LogGroupKind(new Encryption(KeyUse.NO_KEYS))
        .create(
            new Resource(
                "Log",
                "AWS::Logs::LogGroup",
                Calls.json(properties),
                new Place("stack", "111122223333", "eu-west-1")));
  }
}
