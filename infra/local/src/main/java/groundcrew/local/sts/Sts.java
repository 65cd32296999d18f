package groundcrew.local.sts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.gateway.Service;
import groundcrew.local.iam.AccessKeys;
import groundcrew.local.iam.Iam;
import groundcrew.local.iam.Ids;
import groundcrew.local.iam.Sessions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The fake STS: `AssumeRole` and `GetCallerIdentity`.
public final class Sts implements Service {
  private static final Set<String> MEMBERS =
      Set.of("RoleArn", "RoleSessionName", "DurationSeconds", "ExternalId");
  private static final Duration CHAINED_LIMIT = Duration.ofHours(1);

  private final Iam iam;
  private final AccessKeys keys;
  private final InstantSource clock;

  /// Creates an STS whose sessions expire by `clock`, the gateway's own.
  public Sts(Iam iam, AccessKeys keys, InstantSource clock) {
    this.iam = iam;
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public String model() {
    return "sts";
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Call call) {
    // GetCallerIdentity takes no permission, not even when a policy denies it.
    if (!call.operation().equals("AssumeRole")) {
      return List.of();
    }
    var input = call.input();
    var context = new HashMap<String, String>();
    context.put("sts:RoleSessionName", input.path("RoleSessionName").asText());
    if (input.hasNonNull("ExternalId")) {
      context.put("sts:ExternalId", input.path("ExternalId").asText());
    }
    return List.of(
        new RequiredPermission("sts:AssumeRole", input.path("RoleArn").asText(), context));
  }

  @Override
  public ObjectNode answer(Call call) {
    return switch (call.operation()) {
      case "AssumeRole" -> assumeRole(call);
      case "GetCallerIdentity" -> identity(call);
      default ->
          throw new UnsupportedOperationException("The local STS has no " + call.operation());
    };
  }

  private ObjectNode assumeRole(Call call) {
    var input = call.input();
    input
        .propertyStream()
        .map(Map.Entry::getKey)
        .filter(name -> !MEMBERS.contains(name))
        .findAny()
        .ifPresent(name -> {
          throw new UnsupportedOperationException(
              "The local STS does not honour " + name + " of AssumeRole");
        });
    var roleArn = input.path("RoleArn").asText();
    var duration = Duration.ofSeconds(input.path("DurationSeconds").asLong(3600));
    if (call.caller().roleArn().isPresent() && duration.compareTo(CHAINED_LIMIT) > 0) {
      throw invalid(
          "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining");
    }
    if (duration.compareTo(iam.roles().sessionLimit(roleArn)) > 0) {
      throw invalid(
          "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }
    var sessionName = input.path("RoleSessionName").asText();
    var caller = Sessions.caller(roleArn, sessionName);
    var key = keys.issue(caller, clock.instant().plus(duration));
    var answer = JsonNodeFactory.instance.objectNode();
    answer
        .putObject("Credentials")
        .put("AccessKeyId", key.id())
        .put("SecretAccessKey", key.secret())
        .put("SessionToken", key.sessionToken())
        .put("Expiration", key.expires().getEpochSecond());
    answer
        .putObject("AssumedRoleUser")
        .put("AssumedRoleId", iam.roles().id(roleArn).orElseThrow() + ":" + sessionName)
        .put("Arn", caller.arn());
    return answer;
  }

  private ObjectNode identity(Call call) {
    var caller = call.caller();
    var session = caller.arn().substring(caller.arn().lastIndexOf('/') + 1);
    var userId = caller.roleArn().flatMap(iam.roles()::id).map(id -> id + ":" + session);
    return JsonNodeFactory.instance
        .objectNode()
        .put("UserId", userId.orElseGet(() -> Ids.of("AIDA", caller.arn())))
        .put("Account", caller.account())
        .put("Arn", caller.arn());
  }

  private static AwsError invalid(String message) {
    return new AwsError(400, "ValidationError", message);
  }
}
