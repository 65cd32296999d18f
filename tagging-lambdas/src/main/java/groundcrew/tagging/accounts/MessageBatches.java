package groundcrew.tagging.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/// Splits messages into batches that SQS accepts in one call: at most ten messages and 1 MiB.
final class MessageBatches {
  static final int MAX_MESSAGES = 10;
  static final long MAX_BYTES = 1_048_576;

  private MessageBatches() {}

  /// Returns batches in the order of the messages, each as full as possible. A message that is
  /// larger than a batch is alone in its batch.
  static <T> List<List<T>> of(List<T> messages, ToLongFunction<T> bytes) {
    var batches = new ArrayList<List<T>>();
    var batch = new ArrayList<T>();
    var size = 0L;
    for (var message : messages) {
      var more = bytes.applyAsLong(message);
      if (!batch.isEmpty() && (batch.size() == MAX_MESSAGES || size + more > MAX_BYTES)) {
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
