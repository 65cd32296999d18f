package groundcrew.local.lambda;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// A deployed function.
///
/// @param handler class, or `class::method`
/// @param deadLetterArn where an asynchronous event goes that failed for good
public record LambdaFunction(
    String name,
    String arn,
    Path jar,
    String handler,
    Map<String, String> environment,
    int memoryMb,
    Duration timeout,
    String roleArn,
    Optional<String> deadLetterArn) {

  /// Creates a function; its environment is copied.
  public LambdaFunction {
    environment = Map.copyOf(environment);
  }

  /// Returns the region of its ARN.
  public String region() {
    return arn.split(":", -1)[3];
  }
}
