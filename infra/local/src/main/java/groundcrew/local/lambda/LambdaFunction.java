package groundcrew.local.lambda;

import groundcrew.local.arn.Arn;
import groundcrew.local.ground.EncryptedResource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// A deployed function.
///
/// @param handler class, or `class::method`
/// @param logGroup name of the log group that it writes to
/// @param deadLetterArn where an asynchronous event goes that failed for good
/// @param snapStart whether its published versions start from a snapshot
/// @param reservedConcurrency how many events it may work on at the same time, in all versions
///   together; 0 stops it
/// @param recursiveLoopAllowed whether a chain may come back to it without end
/// @param kmsKey that encrypts its environment; empty for a key of Lambda's
public record LambdaFunction(
    String name,
    String arn,
    Path jar,
    String handler,
    Map<String, String> environment,
    int memoryMb,
    Duration timeout,
    String roleArn,
    String logGroup,
    Optional<String> deadLetterArn,
    boolean snapStart,
    Optional<Integer> reservedConcurrency,
    boolean recursiveLoopAllowed,
    Optional<String> kmsKey) {

  /// Creates a function; its environment is copied.
  public LambdaFunction {
    environment = Map.copyOf(environment);
  }

  /// Creates a function without SnapStart and reserved concurrency.
  public LambdaFunction(
      String name,
      String arn,
      Path jar,
      String handler,
      Map<String, String> environment,
      int memoryMb,
      Duration timeout,
      String roleArn,
      String logGroup,
      Optional<String> deadLetterArn) {
    this(
        name,
        arn,
        jar,
        handler,
        environment,
        memoryMb,
        timeout,
        roleArn,
        logGroup,
        deadLetterArn,
        false,
        Optional.empty(),
        false,
        Optional.empty());
  }

  /// Returns the same function with reserved concurrency.
  LambdaFunction reserving(int concurrency) {
    return new LambdaFunction(
        name,
        arn,
        jar,
        handler,
        environment,
        memoryMb,
        timeout,
        roleArn,
        logGroup,
        deadLetterArn,
        snapStart,
        Optional.of(concurrency),
        recursiveLoopAllowed,
        kmsKey);
  }

  /// Returns what its key is used for; empty without a key.
  Optional<EncryptedResource> encryptedEnvironment() {
    return kmsKey.map(key ->
        new EncryptedResource(
            key,
            Arn.parse(arn).account(),
            region(),
            "lambda",
            Map.of("aws:lambda:FunctionArn", arn)));
  }

  /// Returns the region of its ARN.
  public String region() {
    return Arn.parse(arn).region();
  }

  /// Returns the ARN of a stream in its log group.
  public String logStreamArn() {
    return "arn:aws:logs:%s:%s:log-group:%s:log-stream:local"
        .formatted(region(), Arn.parse(arn).account(), logGroup);
  }
}
