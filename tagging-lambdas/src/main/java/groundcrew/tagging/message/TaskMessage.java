package groundcrew.tagging.message;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import groundcrew.common.PermanentFailureException;
import groundcrew.common.StrictJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The message of a task: a JSON body, and attributes for consumers that read only attributes.
///
/// The functions of the first version send and expect the attribute `Tags` and no JSON body.
public final class TaskMessage {
  /// Names of the attributes that the message of a task has.
  public static final Set<String> ATTRIBUTES = Set.of("Account", "Region", "Tags");

  private static final int VERSION = 1;
  private static final String TAG = "tag";
  private static final String UNDO = "undo";

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Header(Optional<Integer> version, Optional<String> kind) {}

  private record TaggingBody(
      int version,
      Optional<String> kind,
      String level,
      String account,
      String region,
      List<String> keys,
      SortedMap<String, String> tags,
      Optional<List<String>> defaults,
      Instant run,
      Optional<Position> position) {}

  private record UndoBody(
      int version,
      String kind,
      String level,
      String account,
      String region,
      Instant undo,
      Instant run,
      Optional<Boolean> plan,
      Optional<Position> position) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record TagsAttribute(@JsonProperty("Tags") List<TagAttribute> tags) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record TagAttribute(String tagkey, String tagvalue) {}

  private TaskMessage() {}

  /// Returns the body.
  public static String body(Task task) {
    return StrictJson.write(
        switch (task) {
          case TaggingTask tagging ->
              new TaggingBody(
                  VERSION,
                  Optional.empty(),
                  tagging.level(),
                  tagging.account(),
                  tagging.region(),
                  tagging.keys(),
                  tagging.tags(),
                  Optional.of(tagging.defaults()).filter(defaults -> !defaults.isEmpty()),
                  tagging.run(),
                  position(tagging));
          case UndoTask undo ->
              new UndoBody(
                  VERSION,
                  UNDO,
                  undo.level(),
                  undo.account(),
                  undo.region(),
                  undo.undone(),
                  undo.run(),
                  undo.plan() ? Optional.of(true) : Optional.empty(),
                  position(undo));
        });
  }

  private static Optional<Position> position(Task task) {
    return Optional.of(task.position()).filter(position -> !position.equals(Position.START));
  }

  /// Returns the attributes, all of them text.
  public static Map<String, String> attributes(Task task) {
    var attributes = new TreeMap<String, String>();
    attributes.put("Account", task.account());
    attributes.put("Region", task.region());
    if (task instanceof TaggingTask tagging) {
      attributes.put("Tags", tagsAttribute(tagging));
    }
    return attributes;
  }

  /// Returns the attribute `Tags`.
  public static String tagsAttribute(TaggingTask task) {
    return StrictJson.write(
        new TagsAttribute(
            task.tags().entrySet().stream()
                .map(tag -> new TagAttribute(tag.getKey(), tag.getValue()))
                .toList()));
  }

  /// Reads the task of a message.
  ///
  /// @param level level of a message that has only attributes
  /// @throws PermanentFailureException if the message holds no task
  public static Task read(QueueMessage message, String level) {
    try {
      var body = message.body();
      var header =
          body.stripLeading().startsWith("{")
              ? StrictJson.read(body, Header.class)
              : new Header(Optional.empty(), Optional.empty());
      return header.version().isPresent()
          ? fromBody(body, header.version().get(), header.kind().orElse(TAG))
          : fromAttributes(message, level);
    } catch (IllegalArgumentException malformed) {
      throw new PermanentFailureException(
          "the message holds no task: " + malformed.getMessage(), malformed);
    }
  }

  /// Reads a task from a body alone.
  ///
  /// @throws IllegalArgumentException if the text is no task of this version
  public static Task parse(String body) {
    var header = StrictJson.read(body, Header.class);
    return fromBody(body, header.version().orElse(0), header.kind().orElse(TAG));
  }

  private static Task fromBody(String text, int version, String kind) {
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "message version %d: expected %d; deploy account tagger and resource tagger of one release"
              .formatted(version, VERSION));
    }
    return switch (kind) {
      case TAG -> {
        var body = StrictJson.read(text, TaggingBody.class);
        yield new TaggingTask(
            body.level(),
            body.account(),
            body.region(),
            body.keys(),
            body.tags(),
            body.defaults().orElse(List.of()),
            body.run(),
            body.position().orElse(Position.START));
      }
      case UNDO -> {
        var body = StrictJson.read(text, UndoBody.class);
        yield new UndoTask(
            body.level(),
            body.account(),
            body.region(),
            body.undo(),
            body.run(),
            body.plan().orElse(false),
            body.position().orElse(Position.START));
      }
      default ->
          throw new IllegalArgumentException(
              "message kind '%s': expected none, tag or undo".formatted(kind));
    };
  }

  private static TaggingTask fromAttributes(QueueMessage message, String level) {
    var tags = new TreeMap<String, String>();
    StrictJson.read(attribute(message, "Tags"), TagsAttribute.class)
        .tags()
        .forEach(tag -> tags.put(tag.tagkey(), tag.tagvalue()));
    return new TaggingTask(
        level,
        attribute(message, "Account"),
        attribute(message, "Region"),
        List.copyOf(tags.keySet()),
        tags,
        List.of(),
        message.sentAt().orElseThrow(() -> missing("SentTimestamp")),
        Position.START);
  }

  private static String attribute(QueueMessage message, String name) {
    return Optional.ofNullable(message.texts().get(name)).orElseThrow(() -> missing(name));
  }

  private static IllegalArgumentException missing(String name) {
    return new IllegalArgumentException(
        "the message has no '%s': expected a body with version, or attributes Account, Region and Tags"
            .formatted(name));
  }
}
