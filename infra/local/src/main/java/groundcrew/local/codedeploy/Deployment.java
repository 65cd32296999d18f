package groundcrew.local.codedeploy;

import groundcrew.local.gateway.AwsError;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A deployment as it is at one moment.
///
/// @param failure why it failed
/// @param completed when it ended
record Deployment(
    String id,
    DeploymentGroup group,
    AppSpec appSpec,
    Instant created,
    DeploymentStatus status,
    List<HookExecution> hooks,
    Optional<Failure> failure,
    Optional<Instant> completed) {

  Deployment {
    hooks = List.copyOf(hooks);
  }

  static Deployment created(String id, DeploymentGroup group, AppSpec appSpec, Instant now) {
    return new Deployment(
        id,
        group,
        appSpec,
        now,
        DeploymentStatus.CREATED,
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  boolean open() {
    return completed.isEmpty();
  }

  Deployment begun() {
    return with(DeploymentStatus.IN_PROGRESS, hooks);
  }

  /// Returns the deployment while it waits for a hook.
  Deployment waiting(HookExecution hook) {
    return with(status, Stream.concat(hooks.stream(), Stream.of(hook)).toList());
  }

  /// Returns the execution of a hook.
  ///
  /// @throws AwsError `InvalidLifecycleEventHookExecutionIdException`
  HookExecution hook(String hookId) {
    return hooks.stream()
        .filter(hook -> hook.id().equals(hookId))
        .findFirst()
        .orElseThrow(() ->
            new AwsError(
                400,
                "InvalidLifecycleEventHookExecutionIdException",
                "The lifecycle event hook execution ID is invalid: " + hookId));
  }

  /// Returns the deployment once a hook has ended.
  ///
  /// @throws AwsError `LifecycleEventAlreadyCompletedException` where it has before
  Deployment ended(HookExecution ended) {
    if (hook(ended.id()).ended()) {
      throw new AwsError(
          400,
          "LifecycleEventAlreadyCompletedException",
          "The lifecycle event %s of deployment %s has already completed."
              .formatted(ended.event().text(), id));
    }
    return with(
        status,
        hooks.stream().map(hook -> hook.id().equals(ended.id()) ? hook.end() : hook).toList());
  }

  Deployment succeeded(Instant now) {
    return new Deployment(
        id,
        group,
        appSpec,
        created,
        DeploymentStatus.SUCCEEDED,
        hooks,
        Optional.empty(),
        Optional.of(now));
  }

  Deployment failed(Failure reason, Instant now) {
    return new Deployment(
        id,
        group,
        appSpec,
        created,
        DeploymentStatus.FAILED,
        hooks,
        Optional.of(reason),
        Optional.of(now));
  }

  private Deployment with(DeploymentStatus other, List<HookExecution> executions) {
    return new Deployment(id, group, appSpec, created, other, executions, failure, completed);
  }
}
