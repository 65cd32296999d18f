package groundcrew.common;

import static java.util.Locale.ROOT;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads and writes records as JSON with the one mapper of the project.
///
/// The mapper refuses what other mappers guess: duplicate keys, trailing tokens, unknown fields and
/// enum values, missing or null fields that are not `Optional`, and text in place of a number or
/// the reverse. A record of a foreign document, of which only some fields are read, declares
/// `@JsonIgnoreProperties(ignoreUnknown = true)`.
public final class StrictJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(
              new SimpleModule()
                  .addDeserializer(Instant.class, new TextInstant())
                  .addSerializer(Instant.class, ToStringSerializer.instance))
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfigDefaults(any ->
              any.setAcceptBlankAsEmpty(false)
                  .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
          .withCoercionConfig(
              LogicalType.Textual,
              text ->
                  text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
          .build();

  private StrictJson() {}

  /// Returns the value of a JSON text.
  ///
  /// @throws IllegalArgumentException if the text is not JSON of that type; the message names the
  ///   field or the position, and never repeats a value, which may be personal
  public static <T> T read(String text, Class<T> type) {
    try {
      return Optional.ofNullable(MAPPER.readValue(text, type))
          .orElseThrow(() -> new IllegalArgumentException("expected JSON, received null"));
    } catch (JsonProcessingException refused) {
      // Without its cause, whose message repeats the value.
      throw new IllegalArgumentException(reason(refused));
    }
  }

  /// Returns the JSON text of a value, without blanks.
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
  }

  private static String reason(JsonProcessingException refused) {
    return switch (refused) {
      case UnrecognizedPropertyException unknown ->
          "unknown field '%s': expected one of %s"
              .formatted(path(unknown), unknown.getKnownPropertyIds());
      case ValueInstantiationException invalid
          when invalid.getCause() instanceof IllegalArgumentException cause ->
          String.valueOf(cause.getMessage());
      case MismatchedInputException mismatch when !mismatch.getPath().isEmpty() ->
          "field '%s' is missing or malformed: expected %s"
              .formatted(path(mismatch), expectation(mismatch.getTargetType()));
      case MismatchedInputException mismatch ->
          "expected a JSON object, received another value" + position(mismatch);
      case JsonMappingException mapping when !mapping.getPath().isEmpty() ->
          "field '%s' cannot be read".formatted(path(mapping));
      default -> "expected JSON, received malformed text" + position(refused);
    };
  }

  private static String path(JsonMappingException refused) {
    return refused.getPath().stream()
        .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
        .collect(Collectors.joining("."));
  }

  private static String expectation(Class<?> type) {
    if (type == String.class) {
      return "text";
    }
    if (type == Instant.class) {
      return "an instant such as 2026-01-31T02:00:00Z";
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "a list";
    }
    return Map.class.isAssignableFrom(type) ? "an object" : type.getSimpleName().toLowerCase(ROOT);
  }

  private static String position(JsonProcessingException refused) {
    var place = refused.getLocation();
    return place == null
        ? ""
        : " at line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
  }
}
