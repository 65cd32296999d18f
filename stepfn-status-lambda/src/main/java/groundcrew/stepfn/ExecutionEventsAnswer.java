package groundcrew.stepfn;

import java.util.Collection;
import java.util.List;

/// The answer to a batch: Lambda deletes all of its messages except these.
record ExecutionEventsAnswer(List<ItemFailure> batchItemFailures) {

  /// A message that is redelivered.
  record ItemFailure(String itemIdentifier) {}

  ExecutionEventsAnswer {
    batchItemFailures = List.copyOf(batchItemFailures);
  }

  static ExecutionEventsAnswer of(Collection<String> messages) {
    return new ExecutionEventsAnswer(messages.stream().map(ItemFailure::new).toList());
  }
}
