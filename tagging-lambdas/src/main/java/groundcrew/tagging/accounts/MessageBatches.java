package groundcrew.tagging.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/// Batches that SQS accepts in one call: at most ten messages, and at most 1 MiB in all.
final class MessageBatches {
  static final int MOST_MESSAGES = 10;
  static final long MOST_BYTES = 1_048_576;

  private MessageBatches() {}

  /// Splits the messages into batches, in their order, each as full as possible. A message that is
  /// larger than a batch has one of its own.
  static <T> List<List<T>> of(List<T> messages, ToLongFunction<T> bytes) {
    var batches = new ArrayList<List<T>>();
    var batch = new ArrayList<T>();
    var size = 0L;
    for (var message : messages) {
      var more = bytes.applyAsLong(message);
      if (!batch.isEmpty() && (batch.size() == MOST_MESSAGES || size + more > MOST_BYTES)) {
        batches.add(List.copyOf(batch));
        batch.clear();
        size = 0;
      }
      batch.add(message);
      size += more;
    }
    if (!batch.isEmpty()) {
      batches.add(List.copyOf(batch));
    }
    return batches;
  }
}
