package groundcrew.local.codedeploy;

import groundcrew.local.gateway.AwsError;
import groundcrew.local.ground.Agenda;
import groundcrew.local.ground.Appointment;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Takes deployments through their lifecycle events.
final class Rollout {
  /// From the end of an event to the begin of the next one.
  private static final Duration STEP = Duration.ofSeconds(1);

  /// Within which a hook has to report its result.
  private static final Duration LIMIT = Duration.ofHours(1);

  private final Deployments deployments;
  private final Hooks hooks;
  private final Agenda agenda;
  private final Map<String, Appointment> limits = new ConcurrentHashMap<>();

  Rollout(Deployments deployments, Hooks hooks, Agenda agenda) {
    this.deployments = deployments;
    this.hooks = hooks;
    this.agenda = agenda;
  }

  void start(Deployment deployment) {
    later(
        deployment.id(),
        () -> {
          deployments.change(deployment.id(), Deployment::begun);
          begin(deployment.id(), LifecycleEvent.BEFORE_INSTALL);
        });
  }

  /// Takes the result of a hook.
  ///
  /// @throws AwsError `LifecycleEventAlreadyCompletedException` where it has one, or its time is
  ///   over
  void report(String id, HookExecution hook, boolean succeeded) {
    end(id, hook);
    later(
        id,
        () -> {
          if (succeeded) {
            goOn(id, hook.event());
          } else {
            fail(id, Failure.answered(hook.event()));
          }
        });
  }

  private void begin(String id, LifecycleEvent event) {
    var deployment = deployments.get(id);
    try {
      event.move(deployment.group().traffic());
    } catch (RuntimeException e) {
      fail(id, Failure.notMoved(event, String.valueOf(e.getMessage())));
      return;
    }
    deployment
        .appSpec()
        .function(event)
        .ifPresentOrElse(
            function -> await(id, HookExecution.begun(event), function),
            () -> later(id, () -> goOn(id, event)));
  }

  private void await(String id, HookExecution hook, String function) {
    // Before the function can report its result.
    var deployment = deployments.change(id, before -> before.waiting(hook));
    limits.put(hook.id(), agenda.in(LIMIT, "deployment " + id, () -> expire(id, hook)));
    hooks
        .invoke(deployment, hook, function)
        .ifPresent(failure -> {
          end(id, hook);
          fail(id, failure);
        });
  }

  private void expire(String id, HookExecution hook) {
    try {
      end(id, hook);
    } catch (AwsError e) {
      // It has reported its result at the same moment.
      return;
    }
    fail(id, Failure.unanswered(hook.event()));
  }

  private void end(String id, HookExecution hook) {
    deployments.change(id, deployment -> deployment.ended(hook));
    Optional.ofNullable(limits.remove(hook.id())).ifPresent(agenda::cancel);
  }

  private void goOn(String id, LifecycleEvent ended) {
    ended.next().ifPresentOrElse(next -> begin(id, next), () -> succeed(id));
  }

  private void succeed(String id) {
    try {
      deployments.get(id).group().traffic().complete();
    } finally {
      deployments.change(id, deployment -> deployment.succeeded(agenda.instant()));
    }
  }

  private void fail(String id, Failure failure) {
    try {
      deployments.get(id).group().traffic().rollBack();
    } finally {
      deployments.change(id, deployment -> deployment.failed(failure, agenda.instant()));
    }
  }

  private void later(String id, Runnable step) {
    agenda.in(STEP, "deployment " + id, step);
  }
}
