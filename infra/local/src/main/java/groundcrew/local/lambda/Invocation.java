package groundcrew.local.lambda;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/// One event on its way through an environment.
public record Invocation(
    String requestId,
    String payload,
    Instant deadline,
    String functionArn,
    CompletableFuture<InvocationResult> result) {}
