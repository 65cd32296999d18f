package groundcrew.tagging.levels;

import groundcrew.common.AwsClients;
import groundcrew.common.RoleAssumer;
import groundcrew.tagging.member.AwsAccess;
import groundcrew.tagging.member.Target;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathRequest;
import software.amazon.awssdk.services.ssm.model.ParameterTier;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/// Parameters of the SSM parameter store, one for a level, below a common prefix.
public final class AwsLevelParameters implements LevelParameters {
  private final AwsAccess<SsmClient> ssm;
  private final String prefix;

  /// @param prefix path of the parameters, without a slash at its end
  public AwsLevelParameters(AwsClients clients, RoleAssumer roles, String prefix) {
    this.ssm =
        new AwsAccess<>(
            roles,
            (region, credentials) -> clients.build(SsmClient.builder(), region, credentials));
    this.prefix = prefix;
  }

  @Override
  public Map<String, String> all(Target target) {
    var values = new TreeMap<String, String>();
    var request = GetParametersByPathRequest.builder().path(prefix);
    var tokens = new HashSet<String>();
    var token = Optional.<String>empty();
    do {
      token.ifPresent(request::nextToken);
      var page =
          ssm.call(
              target,
              (client, as) ->
                  client.getParametersByPath(request.overrideConfiguration(as).build()));
      page.parameters().forEach(parameter -> values.put(parameter.arn(), parameter.value()));
      token = Optional.ofNullable(page.nextToken()).filter(next -> !next.isEmpty());
      if (token.isPresent() && !tokens.add(token.get())) {
        // The SDK's own pages have no such guard: the list would never end.
        throw new IllegalStateException(
            "account %s, region %s: the parameters below %s cannot be listed, SSM gave the same token twice"
                .formatted(target.account(), target.region(), prefix));
      }
    } while (token.isPresent());
    return values;
  }

  @Override
  public void write(Target target, LevelTags tags) {
    ssm.call(
        target,
        (client, as) ->
            client.putParameter(request ->
                request
                    .name(prefix + "/" + tags.level())
                    .value(tags.json())
                    .type(ParameterType.STRING)
                    .tier(ParameterTier.INTELLIGENT_TIERING)
                    .overwrite(true)
                    .overrideConfiguration(as)));
  }
}
