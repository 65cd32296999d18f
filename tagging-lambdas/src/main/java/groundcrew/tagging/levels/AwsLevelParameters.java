package groundcrew.tagging.levels;

import groundcrew.common.AwsClients;
import groundcrew.common.Pages;
import groundcrew.common.RoleAssumer;
import groundcrew.tagging.member.AwsMember;
import groundcrew.tagging.member.TaskContext;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathResponse;
import software.amazon.awssdk.services.ssm.model.ParameterTier;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/// Parameters in SSM Parameter Store, one for each level, below a common prefix.
public final class AwsLevelParameters implements LevelParameters {
  private final AwsMember<SsmClient> ssm;
  private final String prefix;

  /// @param prefix path of the parameters, without a trailing slash
  public AwsLevelParameters(AwsClients clients, RoleAssumer roles, String prefix) {
    this.ssm =
        new AwsMember<>(
            roles,
            (region, credentials) -> clients.build(SsmClient.builder(), region, credentials));
    this.prefix = prefix;
  }

  @Override
  public Map<String, String> all(TaskContext context) {
    var values = new TreeMap<String, String>();
    Pages.<String, GetParametersByPathResponse>of(
            token -> page(context, token), page -> Pages.token(page.nextToken()))
        .flatMap(page -> page.parameters().stream())
        .forEach(parameter -> values.put(parameter.arn(), parameter.value()));
    return values;
  }

  private GetParametersByPathResponse page(TaskContext context, @Nullable String token) {
    try {
      return ssm.call(
          context,
          (client, override) ->
              client.getParametersByPath(request ->
                  request.path(prefix).nextToken(token).overrideConfiguration(override)));
    } catch (SdkException failure) {
      throw AwsMember.translate(context, failure);
    }
  }

  @Override
  public void write(TaskContext context, LevelTags tags) {
    try {
      var _ =
          ssm.call(
              context,
              (client, override) ->
                  client.putParameter(request ->
                      request
                          .name(prefix + "/" + tags.level())
                          .value(tags.json())
                          .type(ParameterType.STRING)
                          .tier(ParameterTier.INTELLIGENT_TIERING)
                          .overwrite(true)
                          .overrideConfiguration(override)));
    } catch (SdkException failure) {
      throw AwsMember.translate(context, failure);
    }
  }
}
