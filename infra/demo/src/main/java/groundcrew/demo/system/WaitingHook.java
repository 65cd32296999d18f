package groundcrew.demo.system;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.local.LocalCloud;
import groundcrew.local.codedeploy.CodeDeployModule;
import groundcrew.local.ground.Traffic;
import groundcrew.local.template.Template;
import java.util.List;

/// The deployment that waits for the gate where it gets the event of a file.
final class WaitingHook implements Traffic {
  private WaitingHook() {}

  /// Creates the deployment of the stack that may answer it.
  ///
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
