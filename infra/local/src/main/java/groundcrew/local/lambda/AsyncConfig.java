package groundcrew.local.lambda;

import java.time.Duration;
import java.util.Optional;

/// What an `AWS::Lambda::EventInvokeConfig` says of the asynchronous events of a function, a
/// version or an alias.
///
/// @param retries how often a failed event is tried again, 0 to 2
/// @param maximumAge how long an event may wait, 60 s to 6 h
/// @param onFailure ARN of the queue or topic of events that failed for good
/// @param onSuccess ARN of the queue or topic of events that succeeded
record AsyncConfig(
    int retries, Duration maximumAge, Optional<String> onFailure, Optional<String> onSuccess) {

  /// What Lambda does where nothing is configured.
  static final AsyncConfig DEFAULT =
      new AsyncConfig(2, Duration.ofHours(6), Optional.empty(), Optional.empty());
}
