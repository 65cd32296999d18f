package groundcrew.e2e;

import groundcrew.demo.system.PipelineSystem;
import groundcrew.local.gateway.RawAnswer;
import groundcrew.local.gateway.RequestListener;
import groundcrew.local.lambda.LambdaModule;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.services.sfn.SfnClient;

/// Stops an execution when a call has been carried out, before its answer is sent, once. The answer
/// waits until the function that cancels has set its marks.
final class ExecutionStopper implements RequestListener {
  private final PipelineSystem system;
  private final String operation;
  private final CompletableFuture<String> execution = new CompletableFuture<>();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final CountDownLatch marks;

  /// @param operation such as `SendCommand`
  /// @param marks of the function that cancels: of the execution, and of its submission if it has
  ///   begun
  ExecutionStopper(PipelineSystem system, String operation, int marks) {
    this.marks = new CountDownLatch(marks);
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
      awaitMarks();
    } else if (target.endsWith(".UpdateItem") && callerCancels(headers)) {
      marks.countDown();
    }
  }

  private boolean callerCancels(Map<String, List<String>> headers) {
    return system
        .cloud()
        .module(LambdaModule.class)
        .lambda()
        .caller(headers)
        .filter(event -> event.function().endsWith("-cancel"))
        .isPresent();
  }

  private void awaitMarks() {
    try {
      if (!marks.await(PipelineCloud.LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("no function has marked " + execution.join());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
