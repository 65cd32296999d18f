package groundcrew.local.codedeploy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import groundcrew.local.gateway.PartialService;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.gateway.Timestamps;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/// The API of deployments.
final class CodeDeployApi extends PartialService {
  private static final Set<String> OPERATIONS =
      Set.of("CreateDeployment", "GetDeployment", "PutLifecycleEventHookExecutionStatus");
  private static final String CONFIGURATION = "CodeDeployDefault.ECSAllAtOnce";

  private final Deployments deployments;
  private final Rollout rollout;
  private final InstantSource clock;

  CodeDeployApi(Deployments deployments, Rollout rollout, InstantSource clock) {
    super("codedeploy", OPERATIONS);
    this.deployments = deployments;
    this.rollout = rollout;
    this.clock = clock;
  }

  /// A deployment has no ARN: its group decides. Where there is no such deployment there is nothing
  /// to decide about.
  @Override
  public List<RequiredPermission> requiredPermissions(Call call) {
    var input = call.input();
    var group =
        call.operation().equals("CreateDeployment")
            ? DeploymentGroup.arn(
                call.accountRegion(),
                input.path("applicationName").asText(),
                input.path("deploymentGroupName").asText())
            : deployment(call).group().arn();
    return List.of(RequiredPermission.of("codedeploy:" + call.operation(), group));
  }

  @Override
  public ObjectNode answer(Call call) {
    return switch (call.operation()) {
      case "CreateDeployment" -> create(call);
      case "GetDeployment" ->
          JsonNodeFactory.instance.objectNode().set("deploymentInfo", view(deployment(call)));
      case "PutLifecycleEventHookExecutionStatus" -> report(call);
      default -> throw new UnsupportedOperationException(call.operation());
    };
  }

  private ObjectNode create(Call call) {
    var input = call.input();
    var configuration = input.path("deploymentConfigName").asText(CONFIGURATION);
    if (!configuration.equals(CONFIGURATION)) {
      throw new UnsupportedOperationException("deploymentConfigName " + configuration);
    }
    var group =
        deployments.group(
            call.accountRegion(),
            input.path("applicationName").asText(),
            input.path("deploymentGroupName").asText());
    var content = input.at("/revision/appSpecContent/content");
    if (content.isMissingNode()) {
      throw new AwsError(
          400, "RevisionRequiredException", "The revision must have AppSpec content");
    }
    var deployment =
        Deployment.created(
            Deployments.newId(), group, AppSpec.read(content.asText()), clock.instant());
    deployments.add(deployment);
    rollout.start(deployment);
    return JsonNodeFactory.instance.objectNode().put("deploymentId", deployment.id());
  }

  private ObjectNode report(Call call) {
    var input = call.input();
    var deployment = deployment(call);
    var hook = deployment.hook(input.path("lifecycleEventHookExecutionId").asText());
    var status = input.path("status").asText();
    if (!status.equals("Succeeded") && !status.equals("Failed")) {
      throw new AwsError(
          400,
          "InvalidLifecycleEventHookExecutionStatusException",
          "The status must be Succeeded or Failed, but is '%s'".formatted(status));
    }
    rollout.report(deployment.id(), hook, status.equals("Succeeded"));
    return JsonNodeFactory.instance.objectNode().put("lifecycleEventHookExecutionId", hook.id());
  }

  private Deployment deployment(Call call) {
    var id = call.input().path("deploymentId").asText();
    if (id.isEmpty()) {
      throw new AwsError(400, "DeploymentIdRequiredException", "The deployment ID is required");
    }
    return deployments.get(call.accountRegion(), id);
  }

  private static ObjectNode view(Deployment deployment) {
    var view =
        JsonNodeFactory.instance
            .objectNode()
            .put("applicationName", deployment.group().application())
            .put("deploymentGroupName", deployment.group().name())
            .put("deploymentConfigName", CONFIGURATION)
            .put("deploymentId", deployment.id())
            .put("status", deployment.status().text())
            .put("createTime", Timestamps.seconds(deployment.created()))
            .put("creator", "user")
            .put("computePlatform", "ECS");
    deployment.completed().ifPresent(end -> view.put("completeTime", Timestamps.seconds(end)));
    deployment
        .failure()
        .ifPresent(failure ->
            view.putObject("errorInformation")
                .put("code", failure.code())
                .put("message", failure.message()));
    return view;
  }
}
