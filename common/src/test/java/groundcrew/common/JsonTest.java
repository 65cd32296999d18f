package groundcrew.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private static final String EVERYTHING =
      """
      {"text": "ü \\" \\\\ \\n \\u0001 😀 /", "empty": "", "int": -12, "long": 1769824801000,
       "float": 1.50, "exponent": 1e3, "true": true, "false": false, "null": null, "": "no name",
       "array": [1, "2", [], {}, [null]], "object": {"é": {"deep": [{"a": "b"}]}}}
      """;

  /// Databind is Jackson's own reading of the same text.
  private final JsonMapper oracle =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  @Test
  void writesWhatItReads() {
    assertThat(Json.write(Json.read("{ \"a\" : [1, \"ü\"] }"))).isEqualTo("{\"a\":[1,\"ü\"]}");
  }

  @Test
  void writesATextThatIsAllThereIs() {
    assertThat(Json.write(Json.text("<p class=\"a\">ü\n")))
        .isEqualTo("\"<p class=\\\"a\\\">ü\\n\"");
  }

  @Test
  void readsAndWritesWhatDatabindDoes() throws Exception {
    var expected = oracle.readTree(EVERYTHING);
    var text = Json.read(EVERYTHING);
    assertThat(Json.read(new ByteArrayInputStream(EVERYTHING.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(text);
    assertSame(text, expected);
    assertThat(oracle.readTree(Json.write(text))).isEqualTo(expected);
    assertThat(Json.write(Json.object().put("t", text.path("text").asText())))
        .isEqualTo(oracle.createObjectNode().put("t", expected.path("text").asText()).toString());
  }

  private static void assertSame(JsonValue value, JsonNode expected) {
    assertThat(value.kind().name()).isEqualTo(expected.getNodeType().name());
    assertThat(value.asLong(7)).isEqualTo(wholeNumber(expected) ? expected.asLong() : 7);
    switch (value) {
      case JsonObject object -> {
        assertThat(object.properties())
            .extracting(field -> field.getKey())
            .containsExactlyElementsOf(
                expected.properties().stream().map(e -> e.getKey()).toList());
        object
            .properties()
            .forEach(field -> assertSame(field.getValue(), expected.path(field.getKey())));
      }
      case JsonArray array -> {
        assertThat(array).hasSize(expected.size());
        for (var i = 0; i < expected.size(); i++) {
          assertSame(array.path(i), expected.path(i));
        }
      }
      case JsonScalar scalar -> {
        if (!expected.isFloatingPointNumber()) {
          assertThat(scalar.asText()).isEqualTo(expected.asText());
        }
      }
    }
  }

  private static boolean wholeNumber(JsonNode node) {
    return node.asText().matches("-?\\d+");
  }

  @Test
  void whatIsNotThereIsMissingAllAlongThePath() {
    var value = Json.read("{\"a\": null, \"b\": [1]}");
    assertThat(value.path("x").path("y").path(3).isMissing()).isTrue();
    assertThat(value.path("b").path(1).isMissing()).isTrue();
    assertThat(value.path("b").path("c").asText("none")).isEqualTo("none");
    assertThat(value.has("a")).isTrue();
    assertThat(value.hasNonNull("a")).isFalse();
    assertThat(value.path("a").asText("none")).isEqualTo("none");
    assertThat(value.path("a").properties()).isEmpty();
    assertThat(value.path("a")).isEmpty();
  }

  @Test
  void aNumberMayBeWrittenAsText() {
    var value = Json.read("[\"3\", 4, \"x\", 99999999999]");
    assertThat(value.path(0).asInt(1)).isEqualTo(3);
    assertThat(value.path(1).asInt(1)).isEqualTo(4);
    assertThat(value.path(2).asInt(1)).isEqualTo(1);
    assertThat(value.path(3).asInt(1)).isEqualTo(1);
  }

  @Test
  void readsNothingAsMissing() {
    assertThat(Json.read(InputStream.nullInputStream()).isMissing()).isTrue();
    assertThat(Json.read("").isMissing()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "{} secret", "{\"a\":1,\"a\":2}", "secret", "[1,]", "{\"a\"}", "NaN"})
  void refusesWhatIsNotOneJsonValueWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> Json.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected JSON")
        .hasMessageNotContaining("secret");
  }
}
