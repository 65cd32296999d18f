package groundcrew.tagging;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import groundcrew.tagging.message.QueueMessage;
import groundcrew.tagging.message.Rules;
import groundcrew.tagging.undo.EnqueueUndoTasks;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The input of the undo function: a request to undo a run, or a batch of messages from its queue.
///
/// An unknown field is an error: a misspelled restriction must not undo more than intended.
///
/// @param plan whether the undo is only planned; it restores the tags otherwise
/// @param records messages from the queue; empty in a request
record UndoEvent(
    Optional<Instant> run,
    @JsonDeserialize(using = Restriction.class) Optional<String> account,
    @JsonDeserialize(using = Restriction.class) Optional<String> region,
    @JsonDeserialize(using = Restriction.class) Optional<String> level,
    @JsonDeserialize(using = Plan.class) Optional<Boolean> plan,
    @JsonProperty("Records") @JsonSetter(nulls = Nulls.AS_EMPTY) List<QueueMessage> records) {

  /// Reads a restriction.
  static final class Restriction extends Stated<String> {
    private static final long serialVersionUID = 1;

    Restriction() {
      super(String.class);
    }
  }

  /// Reads whether the undo is only planned.
  static final class Plan extends Stated<Boolean> {
    private static final long serialVersionUID = 1;

    Plan() {
      super(Boolean.class);
    }
  }

  /// Reads a field. One that is null must not count as none: the caller meant to restrict the undo.
  abstract static class Stated<T> extends StdDeserializer<Optional<T>> {
    private static final long serialVersionUID = 1;

    private final Class<T> type;

    Stated(Class<T> type) {
      super(Optional.class);
      this.type = type;
    }

    @Override
    public Optional<T> deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return Optional.of(context.readValue(parser, type));
    }

    @Override
    public Optional<T> getNullValue(DeserializationContext context) throws JsonMappingException {
      return context.reportInputMismatch(type, "null");
    }

    @Override
    public Optional<T> getAbsentValue(DeserializationContext context) {
      return Optional.empty();
    }
  }

  UndoEvent {
    account.ifPresent(Rules::account);
    region.ifPresent(Rules::region);
    level.ifPresent(Rules::level);
    records = List.copyOf(records);
    if (records.isEmpty() && run.isEmpty()) {
      throw new IllegalArgumentException(
          "field 'run' is missing: expected the time of the run, such as 2026-01-31T02:00:00Z");
    }
  }

  /// Returns the scope of a request.
  EnqueueUndoTasks.Scope scope() {
    return new EnqueueUndoTasks.Scope(
        run.orElseThrow(), account, region, level, plan.orElse(false));
  }
}
