package groundcrew.demo.system;

import groundcrew.local.LocalCloud;
import groundcrew.local.lambda.InvocationResult;
import groundcrew.local.lambda.InvocationResult.FunctionError;
import groundcrew.local.lambda.InvocationResult.Success;
import groundcrew.local.scheduler.SchedulerModule;
import groundcrew.local.template.Template;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/// The Guardian of one account's state machines in one region.
///
/// @param stack whose name all its names begin with
public record GuardianSystem(LocalCloud cloud, String account, String region, String stack) {
  /// The system's name in the assembly.
  public static final String NAME = "guardian";

  private static final Duration POLL = Duration.ofMillis(20);

  /// Deploys the templates of the system in their order; the last one is its own stack. Its
  /// schedule is disabled: [#run] fires it.
  public static GuardianSystem deploy(LocalCloud cloud, List<Template> templates) {
    templates.forEach(cloud::deploy);
    var own = templates.getLast();
    var system =
        new GuardianSystem(
            cloud, own.account().orElseThrow(), own.region().orElseThrow(), own.stack());
    cloud.module(SchedulerModule.class).scheduler().disable(system.schedule());
    return system;
  }

  /// Returns the ARN of the publisher's schedule.
  public String schedule() {
    return "arn:aws:scheduler:%s:%s:schedule/default/%s-schedule".formatted(region, account, stack);
  }

  /// Fires the schedule and waits until the run has ended.
  ///
  /// @throws IllegalStateException naming the cause, when it cannot end well
  public void run(Duration limit) {
    cloud.module(SchedulerModule.class).scheduler().fire(schedule());
    await("the run's end", limit, cloud::quiet);
  }

  /// Runs the publisher as if the schedule had fired at a time, and returns its answer.
  public InvocationResult runAt(Instant time) {
    return invoke("publisher", "{\"time\":\"%s\"}".formatted(time));
  }

  /// Returns the lights as the console gets them.
  ///
  /// @param theme `light` or `dark`
  /// @param filter what the viewer typed into the form; nothing for all
  public String lights(String theme, String filter) {
    return text(
        invoke(
            "widget",
            """
            {"widgetContext":{"theme":"%s","width":1200,"height":700,"params":{},\
            "forms":{"all":{"filter":"%s"}}}}\
            """
                .formatted(theme, filter)));
  }

  /// Invokes a function's alias.
  ///
  /// @param function `publisher`, `events` or `widget`
  public InvocationResult invoke(String function, String event) {
    return LiveAlias.invoke(cloud, stack + "-" + function, event);
  }

  /// Returns the ARN that triggers call.
  public String live(String function) {
    return LiveAlias.arn(cloud, stack + "-" + function);
  }

  /// Waits for what other processes do.
  ///
  /// @param what is waited for, for the message
  /// @throws IllegalStateException naming the cause, when it does not happen
  public void await(String what, Duration limit, BooleanSupplier condition) {
    new CloudWait(cloud, POLL).until(what, limit, condition);
  }

  /// Returns the text that a function answered as a JSON string.
  private static String text(InvocationResult result) {
    return switch (result) {
      case Success success -> JsonText.of(success.payload());
      case FunctionError error ->
          throw new IllegalStateException(error.type() + ": " + error.message());
    };
  }
}
