package groundcrew.local.iamapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.arn.Arn;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import groundcrew.local.gateway.PartialService;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.gateway.Timestamps;
import groundcrew.local.ground.Ground;
import groundcrew.local.iam.Roles;
import groundcrew.local.limits.Listing;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Shows the roles of an account.
final class IamApi extends PartialService {
  private static final int PAGE = 100;
  private static final Set<String> OPERATIONS = Set.of("ListRoles", "GetRole");

  private final Ground ground;
  private final Roles roles;

  /// Stands for the day of each role, which the roles do not keep.
  private final Instant since;

  IamApi(Ground ground) {
    super("iam", OPERATIONS);
    this.ground = ground;
    this.since = ground.clock().instant();
    this.roles = ground.iam().roles();
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Call call) {
    var account = call.caller().account();
    var resource =
        call.operation().equals("GetRole")
            ? roles
                .named(account, call.input().path("RoleName").asText())
                .orElse("arn:aws:iam::%s:role/*".formatted(account))
            : "arn:aws:iam::%s:role/".formatted(account);
    return List.of(RequiredPermission.of("iam:" + call.operation(), resource));
  }

  @Override
  public ObjectNode answer(Call call) {
    return call.operation().equals("GetRole") ? get(call) : list(call);
  }

  private ObjectNode get(Call call) {
    var name = call.input().path("RoleName").asText();
    var arn =
        roles
            .named(call.caller().account(), name)
            .orElseThrow(() ->
                new AwsError(
                    404, "NoSuchEntity", "The role with name %s cannot be found.".formatted(name)));
    var answer = JsonNodeFactory.instance.objectNode();
    answer.set("Role", shown(arn));
    return answer;
  }

  private ObjectNode list(Call call) {
    var prefix = call.input().path("PathPrefix").asText("/");
    var answer =
        new Listing(
                "Roles",
                "Marker",
                "MaxItems",
                PAGE,
                ground.paging(),
                ground.clock(),
                () -> new AwsError(400, "ValidationError", "The marker is invalid"))
            .answer(
                call.input(),
                arns(call).filter(arn -> path(arn).startsWith(prefix)),
                arn -> arn,
                this::shown);
    return answer.put("IsTruncated", answer.has("Marker"));
  }

  private Stream<String> arns(Call call) {
    return roles.arns().filter(arn -> Arn.parse(arn).account().equals(call.caller().account()));
  }

  private JsonNode shown(String arn) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("Path", path(arn))
        .put("RoleName", arn.substring(arn.lastIndexOf('/') + 1))
        .put("RoleId", roles.id(arn).orElse(""))
        .put("Arn", arn)
        .put("CreateDate", Timestamps.seconds(since))
        .put(
            "AssumeRolePolicyDocument",
            URLEncoder.encode(
                roles.trustPolicy(arn).map(JsonNode::toString).orElse(""), StandardCharsets.UTF_8))
        .put("MaxSessionDuration", roles.sessionLimit(arn).toSeconds());
  }

  private static String path(String arn) {
    return arn.substring(arn.indexOf('/'), arn.lastIndexOf('/') + 1);
  }
}
