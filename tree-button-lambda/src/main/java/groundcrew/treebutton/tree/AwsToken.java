package groundcrew.treebutton.tree;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.SsmClient;

/// The token in a SecureString parameter, kept for five minutes.
public final class AwsToken implements Token {
  private static final Duration KEPT = Duration.ofMinutes(5);

  private final SsmClient ssm;
  private final String parameter;
  private final InstantSource clock;
  private Optional<Kept> kept = Optional.empty();

  private record Kept(String value, Instant readAt) {}

  public AwsToken(SsmClient ssm, String parameter, InstantSource clock) {
    this.ssm = ssm;
    this.parameter = parameter;
    this.clock = clock;
  }

  @Override
  public synchronized String value(Deadline deadline) {
    var fresh = clock.instant().minus(KEPT);
    return kept.filter(token -> token.readAt().isAfter(fresh))
        .map(Kept::value)
        .orElseGet(() -> read(deadline));
  }

  private String read(Deadline deadline) {
    var answer =
        ssm.getParameter(request ->
            request
                .name(parameter)
                .withDecryption(true)
                .overrideConfiguration(AwsClients.within(deadline)));
    var value = answer.parameter().value().strip();
    kept = Optional.of(new Kept(value, clock.instant()));
    return value;
  }

  /// Reads the parameter as a press does, but encrypted: the token itself must not be in a
  /// snapshot.
  public void readEncrypted(Deadline deadline) {
    ssm.getParameter(
        request -> request.name(parameter).overrideConfiguration(AwsClients.within(deadline)));
  }

  @Override
  public synchronized void reject(String rejected) {
    kept = kept.filter(token -> !token.value().equals(rejected));
  }
}
