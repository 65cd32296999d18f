package groundcrew.cdk;

import groundcrew.cdk.JavaFunction.Props;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

/// The function that learns the list of URLs from access logs, its schedule and the queue of its
/// failed runs.
final class GateLearning extends Construct {
  /// The longest time that Lambda allows: the first run has weeks of logs before it.
  private static final Duration TIMEOUT = Duration.ofMinutes(15);

  private static final Duration MAXIMUM_DELAY = Duration.ofHours(6);
  private static final int RETRIES = 2;

  /// A day that is looked back at may be written for the last time when it is its turn to go.
  private static final int SPARE_DAYS = 7;

  GateLearning(
      Construct scope,
      String id,
      Configuration configuration,
      GateNames names,
      Gate gate,
      Gate.Learning learning,
      Path jar,
      Bucket bucket) {
    super(scope, id);
    var failures = WorkQueue.failureQueue(this, "Failures", names.failures());
    var statements = new GatePermissions(configuration, gate, names).ofList(learning, failures);
    var list =
        new JavaFunction(
            this,
            "List",
            configuration,
            new Props(
                names.list(),
                "Learns from access logs which URLs the gate tests",
                Handlers.URL_LIST,
                jar,
                TIMEOUT,
                new GateVariables(names, gate).ofList(learning),
                statements));
    list.retryAsync(RETRIES, MAXIMUM_DELAY, failures);
    new Trigger(
        this,
        "Trigger",
        configuration,
        new Trigger.Props(
            names.schedule(),
            "Renews the list of URLs",
            learning.schedule(),
            MAXIMUM_DELAY,
            RETRIES),
        list,
        failures);
    bucket.addLifecycleRule(
        LifecycleRule.builder()
            .id("ExpireLearned")
            .prefix(names.statePrefix())
            .expiration(software.amazon.awscdk.Duration.days(learning.lookbackDays() + SPARE_DAYS))
            .build());
  }
}
