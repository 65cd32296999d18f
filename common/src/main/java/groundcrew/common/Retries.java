package groundcrew.common;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/// Repeats calls that the SDK does not retry: those whose attempts are rate limited, and those that
/// AWS answers with success although parts of them failed.
///
/// Delays, jitter and the number of attempts are those of the SDK's standard retry strategy.
public final class Retries {
  private final RetryStrategy strategy;
  private final Sleeper sleeper;

  private Retries(RetryStrategy strategy, Sleeper sleeper) {
    this.strategy = strategy;
    this.sleeper = sleeper;
  }

  /// Returns retries with exponential backoff and jitter.
  ///
  /// @param attempts number of attempts in all
  /// @param base longest delay before the second attempt
  /// @param longest longest delay
  public static Retries of(int attempts, Duration base, Duration longest, Sleeper sleeper) {
    var strategy =
        StandardRetryStrategy.builder()
            .maxAttempts(attempts)
            .backoffStrategy(BackoffStrategy.exponentialDelay(base, longest))
            .throttlingBackoffStrategy(BackoffStrategy.exponentialDelay(base, longest))
            // The failures of one invocation must not use up the attempts of the next ones.
            .circuitBreakerEnabled(false)
            .retryOnException(_ -> true)
            .build();
    return new Retries(strategy, sleeper);
  }

  /// Repeats the call while it throws, and throws what the last attempt threw.
  ///
  /// @param retryable whether a later attempt may succeed after an exception
  /// @throws DeadlineExceededException where the next attempt would begin after the deadline
  public <T> T call(Predicate<RuntimeException> retryable, Deadline deadline, Supplier<T> call) {
    var token = first();
    while (true) {
      try {
        return call.get();
      } catch (RuntimeException failure) {
        if (!retryable.test(failure)) {
          throw failure;
        }
        var next = refresh(token, failure).orElseThrow(() -> failure);
        if (next.delay().compareTo(deadline.remaining()) >= 0) {
          throw new DeadlineExceededException(failure);
        }
        sleeper.sleep(next.delay());
        token = next.token();
      }
    }
  }

  /// Repeats the call until its answer is done.
  ///
  /// @param deadline after which no attempt begins
  /// @return the last answer; empty if the deadline came first
  public <T> Optional<T> until(Predicate<T> done, Deadline deadline, Supplier<T> call) {
    var token = first();
    while (true) {
      var answer = call.get();
      if (done.test(answer)) {
        return Optional.of(answer);
      }
      var next = refresh(token, new IllegalStateException("not done yet"));
      if (next.isEmpty()) {
        return Optional.of(answer);
      }
      if (next.get().delay().compareTo(deadline.remaining()) >= 0) {
        return Optional.empty();
      }
      sleeper.sleep(next.get().delay());
      token = next.get().token();
    }
  }

  private RetryToken first() {
    return strategy.acquireInitialToken(AcquireInitialTokenRequest.create("groundcrew")).token();
  }

  private Optional<RefreshRetryTokenResponse> refresh(RetryToken token, RuntimeException failure) {
    try {
      return Optional.of(
          strategy.refreshRetryToken(
              RefreshRetryTokenRequest.builder().token(token).failure(failure).build()));
    } catch (TokenAcquisitionFailedException givenUp) {
      return Optional.empty();
    }
  }
}
