package groundcrew.demo.system;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.local.AsOperator;
import groundcrew.local.LocalCloud;
import groundcrew.local.arn.Arn;
import groundcrew.local.codedeploy.CodeDeployModule;
import groundcrew.local.ground.Traffic;
import groundcrew.local.lambda.LambdaFunction;
import groundcrew.local.lambda.LambdaModule;
import groundcrew.local.template.Template;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/// The deployment that waits for the gate where it gets the event of a file, and an empty list.
final class WaitingHook implements Traffic {
  private static final String LIST = "FILEPATH";

  private WaitingHook() {}

  /// Creates the deployment of the stack that may answer it.
  ///
  /// @param templates deployed ones
  /// @param event of the gate
  static void create(LocalCloud cloud, List<Template> templates, JsonNode event) {
    for (var template : templates) {
      GateSystem.group(template, new WaitingHook())
          .ifPresent(group ->
              cloud
                  .module(CodeDeployModule.class)
                  .addWaiting(
                      group,
                      event.path("DeploymentId").asText(),
                      event.path("LifecycleEventHookExecutionId").asText()));
    }
    cloud.module(LambdaModule.class).lambda().functions().stream()
        .filter(function -> function.environment().containsKey(LIST))
        .forEach(function -> putList(cloud, function));
  }

  private static void putList(LocalCloud cloud, LambdaFunction function) {
    var arn = Arn.parse(function.arn());
    var bucket = Optional.ofNullable(function.environment().get("BUCKET")).orElseThrow();
    var key = Optional.ofNullable(function.environment().get(LIST)).orElseThrow();
    try (var s3 = new AsOperator(cloud, arn.account(), arn.region()).client(S3Client.builder())) {
      s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString("path\n"));
    }
  }

  @Override
  public void install() {
    // Nothing has traffic.
  }

  @Override
  public void allowTest() {
    // Nothing has traffic.
  }

  @Override
  public void allow() {
    // Nothing has traffic.
  }

  @Override
  public void rollBack() {
    // Nothing has traffic.
  }

  @Override
  public void complete() {
    // Nothing has traffic.
  }
}
