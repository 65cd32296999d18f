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

/// What the undo function is invoked with: a request to undo a run, or a batch of its queue.
///
/// A misspelt restriction must not undo more than the person meant, so an unknown field is an
/// error.
///
/// @param records of the queue; empty for a request
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

  /// Returns what a request asks to undo.
  EnqueueUndoTasks.Scope scope() {
    return new EnqueueUndoTasks.Scope(run.orElseThrow(), account, region, level);
  }
}
