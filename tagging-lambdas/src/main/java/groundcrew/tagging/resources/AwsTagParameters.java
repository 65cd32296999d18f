package groundcrew.tagging.resources;

import groundcrew.common.AwsClients;
import groundcrew.common.RoleAssumer;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathRequest;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterTier;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/// Parameters of the SSM parameter store, one for a level, below a common prefix.
public final class AwsTagParameters implements TagParameters {
  private final AwsClients clients;
  private final RoleAssumer roles;
  private final String prefix;
  private final ConcurrentMap<String, SsmClient> regions = new ConcurrentHashMap<>();

  public AwsTagParameters(AwsClients clients, RoleAssumer roles, String prefix) {
    this.clients = clients;
    this.roles = roles;
    this.prefix = prefix;
  }

  @Override
  public Optional<String> read(Target target, String level) {
    var request =
        GetParametersByPathRequest.builder()
            .path(prefix)
            .overrideConfiguration(o -> o.credentialsProvider(credentials(target)));
    var token = Optional.<String>empty();
    do {
      token.ifPresent(request::nextToken);
      var page = client(target).getParametersByPath(request.build());
      var found =
          page.parameters().stream()
              .filter(parameter -> parameter.name().equals(name(level)))
              .map(Parameter::value)
              .findFirst();
      if (found.isPresent()) {
        return found;
      }
      token = Optional.ofNullable(page.nextToken()).filter(next -> !next.isEmpty());
    } while (token.isPresent());
    return Optional.empty();
  }

  @Override
  public void write(Target target, String level, String value) {
    client(target)
        .putParameter(request ->
            request
                .name(name(level))
                .value(value)
                .type(ParameterType.STRING)
                .tier(ParameterTier.INTELLIGENT_TIERING)
                .overwrite(true)
                .overrideConfiguration(o -> o.credentialsProvider(credentials(target))));
  }

  private String name(String level) {
    return prefix + "/" + level;
  }

  /// One client for a region; the account is in the credentials of each request.
  private SsmClient client(Target target) {
    return regions.computeIfAbsent(
        target.region(),
        region -> clients.build(SsmClient.builder(), Region.of(region), credentials(target)));
  }

  private AwsCredentialsProvider credentials(Target target) {
    return roles.credentialsFor(target.account(), target.run());
  }
}
