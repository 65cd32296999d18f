package groundcrew.tagging.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "aws:x", "AWS:x", "a#b", "a,b"})
  void rejectsKeysThatAwsRejects(String key) {
    assertThatThrownBy(() -> Rules.key(key)).hasMessageContaining("tag key '" + key + "'");
  }

  @Test
  void appliesTheLengthLimitsOfAws() {
    assertThat(Rules.key("ü".repeat(128))).hasSize(128);
    assertThatThrownBy(() -> Rules.key("k".repeat(129))).hasMessageContaining("1 to 128");
    assertThat(Rules.value("k", "")).isEmpty();
    assertThat(Rules.value("k", "v v".repeat(85) + "v")).hasSize(256);
  }

  @Test
  void rejectsAValueWithoutQuotingIt() {
    assertThatThrownBy(() -> Rules.value("owner", "v".repeat(257)))
        .hasMessageContaining("value of tag key 'owner'")
        .hasMessageContaining("at most 256")
        .hasMessageContaining("received 257 characters")
        .hasMessageNotContaining("vvv");
    assertThatThrownBy(() -> Rules.value("owner", "a#b")).hasMessageNotContaining("a#b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"eu-west-1", "us-gov-west-1", "cn-north-1", "ap-southeast-5"})
  void acceptsRegions(String region) {
    assertThat(Rules.region(region)).isEqualTo(region);
  }

  @ParameterizedTest
  @ValueSource(strings = {"europe", "eu-west", "EU-WEST-1", "eu-west-99", "aws-global", ""})
  void rejectsAnUnknownRegion(String region) {
    assertThatThrownBy(() -> Rules.region(region)).hasMessageContaining("a region such as");
  }
}
