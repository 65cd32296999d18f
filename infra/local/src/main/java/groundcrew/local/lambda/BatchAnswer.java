package groundcrew.local.lambda;

import groundcrew.local.lambda.InvocationResult.FunctionError;
import groundcrew.local.lambda.InvocationResult.Success;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/// Which messages of a batch a function has failed, by Lambda's rules.
final class BatchAnswer {
  private BatchAnswer() {}

  /// Returns the ids of the messages that stay in the queue.
  ///
  /// @param partial whether the mapping asks for `ReportBatchItemFailures`; without it the answer
  ///   counts for nothing
  static Set<String> failed(InvocationResult result, Set<String> batch, boolean partial) {
    return switch (result) {
      case FunctionError _ -> batch;
      case Success success -> partial ? reported(success, batch) : Set.of();
    };
  }

  /// Tells whether the function answers for each message, whatever its mapping reads of it.
  static boolean isPartial(InvocationResult result) {
    return result instanceof Success success
        && Json.readOr(success.payload().getBytes(StandardCharsets.UTF_8), Json.object())
            .has("batchItemFailures");
  }

  private static Set<String> reported(Success success, Set<String> batch) {
    if (success.payload().isBlank()) {
      return Set.of();
    }
    var unreadable = Json.object().put("unreadable", true);
    var answer = Json.readOr(success.payload().getBytes(StandardCharsets.UTF_8), unreadable);
    if (answer.equals(unreadable)) {
      return batch;
    }
    var failed = new HashSet<String>();
    for (var item : answer.path("batchItemFailures")) {
      var id = item.path("itemIdentifier");
      // An empty, missing or misspelt identifier fails the whole batch; so does an unknown one,
      // which tells that the function confuses its messages.
      if (!id.isTextual() || !batch.contains(id.asText())) {
        return batch;
      }
      failed.add(id.asText());
    }
    return failed;
  }
}
