package groundcrew.local.lambda;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/// One event on its way through an environment.
///
/// @param trace X-Ray trace header that the function passes on
public record Invocation(
    String requestId,
    String payload,
    Instant deadline,
    String functionArn,
    String trace,
    CompletableFuture<InvocationResult> result) {

  /// Creates an event that begins a chain.
  public Invocation(
      String requestId,
      String payload,
      Instant deadline,
      String functionArn,
      CompletableFuture<InvocationResult> result) {
    this(requestId, payload, deadline, functionArn, Lineage.begin().header(), result);
  }
}
