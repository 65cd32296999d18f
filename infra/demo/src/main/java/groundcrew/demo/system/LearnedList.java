package groundcrew.demo.system;

import groundcrew.local.AsOperator;
import groundcrew.local.LocalCloud;
import groundcrew.local.arn.AccountRegion;
import groundcrew.local.arn.Arn;
import groundcrew.local.lambda.InvocationResult;
import groundcrew.local.lambda.LambdaFunction;
import groundcrew.local.lambda.LambdaModule;
import groundcrew.local.template.Template;
import groundcrew.local.web.LoadBalancerLog;
import groundcrew.local.web.ServedRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/// The list of the gate that its function learns, and the access logs from which it does.
public final class LearnedList {
  private static final String LOGS = "LOGS_BUCKET";
  private static final String OWNER = "access-logs";

  private final LocalCloud cloud;
  private final LambdaFunction function;
  private final AccountRegion place;
  private final AtomicInteger delivered = new AtomicInteger();

  private LearnedList(LocalCloud cloud, LambdaFunction function) {
    var arn = Arn.parse(function.arn());
    this.cloud = cloud;
    this.function = function;
    this.place = new AccountRegion(arn.account(), arn.region());
  }

  /// Finds the function, and creates the bucket of the logs as its owner would do.
  ///
  /// @param cloud in which the gate is deployed
  public static LearnedList create(LocalCloud cloud) {
    var function =
        cloud.module(LambdaModule.class).lambda().functions().stream()
            .filter(deployed -> deployed.environment().containsKey(LOGS))
            .findFirst()
            .orElseThrow();
    var list = new LearnedList(cloud, function);
    cloud.deploy(bucket(list.variable(LOGS)), list.place.account(), list.place.region());
    return list;
  }

  private static Template bucket(String name) {
    return new Template(
        OWNER,
        Optional.empty(),
        JsonText.object(
            """
            {"Resources":{"Logs":{"Type":"AWS::S3::Bucket","Properties":{"BucketName":"%s"}}}}
            """
                .formatted(name)),
        Map.of());
  }

  /// Delivers a log of the load balancer.
  ///
  /// @param end of the five minutes whose requests it has
  public void deliver(Instant end, List<ServedRequest> requests) {
    put(new LoadBalancerLog(place, "web", end, requests).gzip(), end);
  }

  /// Delivers a log with a content of its own.
  public void put(byte[] log, Instant end) {
    var own = new LoadBalancerLog(place, "web", end, List.of()).key(delivered.incrementAndGet());
    var prefix = variable("LOGS_PREFIX");
    var key = prefix.substring(0, prefix.indexOf("AWSLogs/")) + own;
    try (var s3 = operator()) {
      s3.putObject(request -> request.bucket(variable(LOGS)).key(key), RequestBody.fromBytes(log));
    }
  }

  /// Invokes the function and waits for its answer.
  public InvocationResult learn() {
    return LiveAlias.invoke(cloud, function.name(), "{}");
  }

  /// Returns the list as it is published.
  public String text() {
    try (var s3 = operator()) {
      return s3.getObjectAsBytes(
              request -> request.bucket(variable("BUCKET")).key(variable("FILEPATH")))
          .asUtf8String();
    }
  }

  /// Returns what is kept of a day, such as `2026-01-31`.
  public String learned(String day) {
    try (var s3 = operator()) {
      return s3.getObjectAsBytes(request ->
              request.bucket(variable("BUCKET")).key(variable("STATE_PREFIX") + day + ".json"))
          .asUtf8String();
    }
  }

  private S3Client operator() {
    return new AsOperator(cloud, place.account(), place.region()).client(S3Client.builder());
  }

  private String variable(String name) {
    return Optional.ofNullable(function.environment().get(name)).orElseThrow();
  }
}
