package groundcrew.local.lambda;

import groundcrew.local.gateway.Service;
import groundcrew.local.ground.FunctionCaller;
import groundcrew.local.ground.FunctionLogs;
import groundcrew.local.ground.Ground;
import groundcrew.local.ground.Module;
import groundcrew.local.ground.QueueDepth;
import groundcrew.local.metrics.NativeMetrics;
import groundcrew.local.problems.ProblemLog;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.Template;
import java.util.List;
import java.util.stream.Stream;

/// Lambda: functions and event source mappings.
public final class LambdaModule implements Module {
  private final Ground ground;
  private final ProblemLog failures = new ProblemLog();
  private final Lambda lambda;
  private final EventSourceMappings mappings;

  /// Creates the module.
  public LambdaModule(Ground ground) {
    this.ground = ground;
    ground.iam().know(List.of(FunctionRoles.SOURCE_FUNCTION));
    var settings = ground.settings();
    var roles = new FunctionRoles(ground.roles(), ground.keyUse());
    lambda =
        new Lambda(
            LambdaSettings.of(settings.work(), ground::endpoint, roles)
                .withEnvironments(settings.environments())
                .withListener(settings.listener())
                .withClassPath(settings.classPath())
                .withAgenda(ground.agenda())
                .withEnd(new Destinations(failures, ground.deadLetters(), ground.clock())));
    mappings =
        new EventSourceMappings(
            lambda, roles, ground::endpoint, () -> ground.offered(QueueDepth.class));
    ground.offer(FunctionCaller.class, new CalledFunctions(lambda));
    ground.offer(FunctionLogs.class, lambda::logGroups);
  }

  /// Returns the functions and their logs.
  public Lambda lambda() {
    return lambda;
  }

  /// Returns the event source mappings, which deliver batches twice on request.
  public EventSourceMappings mappings() {
    return mappings;
  }

  @Override
  public List<Service> services() {
    return List.of(new LambdaApi(lambda), new LambdaViews(lambda, mappings, ground));
  }

  @Override
  public List<ResourceKind> resourceKinds(Template template) {
    return List.of(
        new LambdaKinds(
            lambda,
            function -> template.asset(function.logicalId(), function.properties().path("Code")),
            new FunctionStatements(ground.iam()),
            ground.keyUse(),
            new NetworkInterfaces(ground.roles())),
        new LogGroupKind(new Encryption(ground.keyUse())),
        new EventInvokeConfigs(lambda),
        mappings);
  }

  @Override
  public List<NativeMetrics> metrics() {
    return List.of(new FunctionMetrics(lambda::takeRuns), lambda.embeddedMetrics());
  }

  @Override
  public List<String> takeProblems() {
    return Stream.of(
            failures.take(), mappings.takeProblems(), lambda.embeddedMetrics().takeProblems())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public boolean busy() {
    return !lambda.idle() || lambda.working() || !mappings.drained();
  }

  /// Messages that a failed batch has left in flight only wait, as does an event before its retry.
  @Override
  public boolean working() {
    return lambda.working() || mappings.working();
  }

  @Override
  public void stop() {
    try (lambda) {
      mappings.close();
    }
  }
}
