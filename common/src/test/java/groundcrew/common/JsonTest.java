package groundcrew.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @Test
  void writesWhatItReads() {
    assertThat(Json.write(Json.read("{ \"a\" : [1, \"ü\"] }"))).isEqualTo("{\"a\":[1,\"ü\"]}");
  }

  @Test
  void readsNothingAsMissing() {
    assertThat(Json.read(InputStream.nullInputStream()).isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{} secret", "{\"a\":1,\"a\":2}", "secret"})
  void refusesWhatIsNotOneJsonValueWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> Json.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected JSON")
        .hasMessageNotContaining("secret");
  }
}
