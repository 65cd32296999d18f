package groundcrew.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.local.door.AwsError;
import groundcrew.local.door.Caller;
import groundcrew.local.door.Need;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// What the tagging system must do; every statement of its policies serves one of these.
record TaggingScenarios(TaggingCloud tagging) {
  private static final List<String> QUEUES =
      List.of(
          "groundcrew-cloud-center-orders",
          "groundcrew-cloud-center-orders-dead",
          "groundcrew-cloud-center-undo",
          "groundcrew-cloud-center-undo-dead",
          "groundcrew-cloud-center-failed-runs");
  private static final Duration LIMIT = Duration.ofSeconds(30);

  void all() {
    everythingIsTagged();
    unencryptedCallsAreRefused();
    aFailedRunIsKept();
    aRefusedStartIsKept();
  }

  void everythingIsTagged() {
    tagging.run();
    assertThat(tagging.audit().wrong()).isEmpty();
  }

  void unencryptedCallsAreRefused() {
    var account = tagging.world().organization().management();
    var operator =
        new Caller(account, "arn:aws:iam::%s:user/x".formatted(account), Optional.empty());
    for (var queue : QUEUES) {
      var send = new Need("sqs:SendMessage", arn(queue), Map.of("aws:SecureTransport", "false"));
      assertThatThrownBy(() -> tagging.cloud().iam().allow(operator, send))
          .isInstanceOf(AwsError.class)
          .hasMessageContaining(queue);
    }
    tagging.cloud().takeProblems();
  }

  void aFailedRunIsKept() {
    var kept = depth();
    var refusal = new AwsError(400, "AccessDeniedException", "switched on by a test");
    tagging.cloud().door().faults().next("organizations:ListAccounts", refusal, 100);
    tagging.cloud().scheduler().names().forEach(tagging.cloud().scheduler()::fire);
    var problems = await(() -> depth() == kept + 1);
    tagging.cloud().door().faults().clear();
    assertThat(problems)
        .anyMatch(
            problem -> problem.contains("groundcrew-cloud-center-lister failed after 3 attempts"));
  }

  void aRefusedStartIsKept() {
    var kept = depth();
    var iam = tagging.cloud().iam();
    iam.allStatements().stream().filter(id -> id.endsWith("InvokeFunction")).forEach(iam::disable);
    try {
      assertThatThrownBy(
              () -> tagging.cloud().scheduler().names().forEach(tagging.cloud().scheduler()::fire))
          .hasMessageContaining("lambda:InvokeFunction");
      await(() -> depth() == kept + 1);
    } finally {
      iam.enableAll();
      tagging.cloud().takeProblems();
    }
  }

  private long depth() {
    return tagging.cloud().depth(arn("groundcrew-cloud-center-failed-runs"));
  }

  private String arn(String queue) {
    return "arn:aws:sqs:eu-west-1:%s:%s"
        .formatted(tagging.world().organization().management(), queue);
  }

  /// Waits for what other processes do; a refused call ends the wait. Returns the other problems.
  private List<String> await(BooleanSupplier condition) {
    var problems = new ArrayList<String>();
    var end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      problems.addAll(tagging.cloud().takeProblems());
      assertThat(problems).noneMatch(problem -> problem.contains("sqs:SendMessage"));
      assertThat(System.nanoTime())
          .as("did not happen within %s: %s", LIMIT, problems)
          .isLessThan(end);
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    problems.addAll(tagging.cloud().takeProblems());
    return problems;
  }
}
