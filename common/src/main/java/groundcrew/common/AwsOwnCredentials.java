package groundcrew.common;

import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;

/// The credentials that Lambda gives a function: variables, or under SnapStart the URL where they
/// are; a test gives them as system properties. The SDK's default chain has five more places, and
/// reads files for them.
final class AwsOwnCredentials implements AwsCredentialsProvider {
  private final Supplier<AwsCredentialsProvider> source;
  private volatile AwsCredentialsProvider current;

  AwsOwnCredentials() {
    this(AwsOwnCredentials::ofLambda);
  }

  private AwsOwnCredentials(Supplier<AwsCredentialsProvider> source) {
    this.source = source;
    this.current = source.get();
  }

  /// Returns credentials that sign, and that nobody accepts.
  static AwsOwnCredentials rehearsed() {
    var keys = AwsSessionCredentials.create("rehearsal", "rehearsal", "rehearsal");
    return new AwsOwnCredentials(() -> StaticCredentialsProvider.create(keys));
  }

  private static AwsCredentialsProvider ofLambda() {
    return AwsCredentialsProviderChain.builder()
        .credentialsProviders(
            SystemPropertyCredentialsProvider.create(),
            EnvironmentVariableCredentialsProvider.create(),
            ContainerCredentialsProvider.builder().build())
        .build();
  }

  /// Forgets what was given so far.
  void renew() {
    current = source.get();
  }

  @Override
  public AwsCredentials resolveCredentials() {
    return current.resolveCredentials();
  }
}
