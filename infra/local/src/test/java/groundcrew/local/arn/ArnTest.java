package groundcrew.local.arn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArnTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:s3:::bucket/folder/key:with:colons",
        "arn:aws:states:eu-west-1:111122223333:express:name:run:id",
        "arn:aws-cn:iam::111122223333:role/path/name"
      })
  void anArnIsReadAndWrittenWithoutLoss(String text) {
    assertThat(Arn.parse(text)).hasToString(text);
  }

  @Test
  void theResourceIsAllThatFollowsTheAccount() {
    var arn = Arn.parse("arn:aws:lambda:eu-west-1:111122223333:function:name:live");
    assertThat(arn.resource()).isEqualTo("function:name:live");
    assertThat(arn.accountRegion()).isEqualTo(new AccountRegion("111122223333", "eu-west-1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "name", "arn:aws:sqs:eu-west-1:111122223333", "urn:a:b:c:d:e"})
  void aTextThatIsNoArnIsNamed(String text) {
    assertThat(Arn.find(text)).isEmpty();
    assertThatThrownBy(() -> Arn.parse(text)).hasMessageContaining("'" + text + "'");
  }
}
