package groundcrew.tagging;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import groundcrew.tagging.message.QueueMessage;
import groundcrew.tagging.message.Rules;
import groundcrew.tagging.undo.EnqueueUndoTasks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The input of the undo function: a request to undo a run, or a batch of messages from its queue.
///
/// An unknown field is an error: a misspelled restriction must not undo more than intended.
///
/// @param records messages from the queue; empty in a request
record UndoEvent(
    Optional<Instant> run,
    Optional<String> account,
    Optional<String> region,
    Optional<String> level,
    @JsonProperty("Records") @JsonSetter(nulls = Nulls.AS_EMPTY) List<QueueMessage> records) {

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
    return new EnqueueUndoTasks.Scope(run.orElseThrow(), account, region, level);
  }
}
