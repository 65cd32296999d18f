package groundcrew.local.lambda;

import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Service;
import groundcrew.local.ground.FunctionCaller;
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
    var settings = ground.settings();
    var roles = new FunctionRoles(ground.roles());
    lambda =
        new Lambda(
            LambdaSettings.of(settings.work(), ground::endpoint, roles)
                .withEnvironments(settings.environments())
                .withListener(settings.listener())
                .withClassPath(settings.classPath())
                .withFailures(new FailedEvents(failures, ground.deadLetters())));
    mappings =
        new EventSourceMappings(
            lambda,
            roles,
            ground::endpoint,
            queueArn -> ground.offered(QueueDepth.class).of(queueArn));
    ground.offer(FunctionCaller.class, this::invokeAsync);
  }

  private void invokeAsync(String functionArn, byte[] payload) {
    try {
      var _ = lambda.invokeAsync(functionArn, payload);
    } catch (IllegalArgumentException unknown) {
      throw new AwsError(404, "ResourceNotFoundException", String.valueOf(unknown.getMessage()));
    }
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
    return List.of(new LambdaApi(lambda));
  }

  @Override
  public List<ResourceKind> resourceKinds(Template template) {
    return List.of(
        new LambdaKinds(
            lambda,
            function -> template.asset(function.logicalId(), function.properties().path("Code")),
            new FunctionStatements(ground.iam())),
        mappings);
  }

  @Override
  public List<NativeMetrics> metrics() {
    return List.of(new FunctionMetrics(lambda::takeRuns));
  }

  @Override
  public List<String> takeProblems() {
    return Stream.of(failures.take(), mappings.problems()).flatMap(List::stream).toList();
  }

  @Override
  public boolean working() {
    return !lambda.idle() || mappings.working();
  }

  @Override
  public boolean busy() {
    return !lambda.idle() || !mappings.drained();
  }

  @Override
  public void stop() {
    try (lambda) {
      mappings.close();
    }
  }
}
