package groundcrew.e2e;

import groundcrew.demo.system.PipelineSystem;
import groundcrew.local.gateway.RawAnswer;
import groundcrew.local.gateway.RequestListener;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.services.sfn.SfnClient;

/// Stops an execution when a call has been carried out, before its answer is sent, once.
final class ExecutionStopper implements RequestListener {
  private final PipelineSystem system;
  private final String operation;
  private final CompletableFuture<String> execution = new CompletableFuture<>();
  private final AtomicBoolean stopped = new AtomicBoolean();

  /// @param operation such as `SendCommand`
  ExecutionStopper(PipelineSystem system, String operation) {
    this.system = system;
    this.operation = operation;
  }

  /// Names the execution. The call waits for it.
  void stop(String arn) {
    execution.complete(arn);
  }

  @Override
  public void answered(
      String method, URI uri, Map<String, List<String>> headers, byte[] body, RawAnswer answer) {
    var target = headers.getOrDefault("x-amz-target", List.of("")).getFirst();
    if (target.endsWith("." + operation) && stopped.compareAndSet(false, true)) {
      try (var sfn = system.operator().client(SfnClient.builder())) {
        sfn.stopExecution(request -> request.executionArn(execution.join()));
      }
    }
  }
}
