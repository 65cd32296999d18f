package groundcrew.demo;

import groundcrew.demo.system.GuardianSystem;
import groundcrew.local.LocalCloud;
import groundcrew.local.command.RunFolder;
import groundcrew.local.sns.SnsModule;
import groundcrew.local.stepfunctions.Status;
import groundcrew.local.stepfunctions.StepFunctionsModule;
import groundcrew.local.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// How the latest execution of each state machine ended, and that a failure is seen and reported at
/// once.
record GuardianChapter(LocalCloud cloud) {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String PAGE = "lights.html";
  private static final String PEOPLE = "platform@example.com";

  /// Returns whether the lights are as the machines are, and a message reported the failure.
  ///
  /// @param folder takes the page of lights
  boolean play(Screen screen, List<Template> templates, RunFolder folder) {
    var begun = System.nanoTime();
    screen.progress("deploying the Guardian ...");
    var system = GuardianSystem.deploy(cloud, templates);
    cloud.module(SnsModule.class).sns().confirm(PEOPLE);
    var fleet = Fleet.create(system, cloud.agenda().instant());
    // AWS's own metrics tell of full minutes alone.
    pass(2);
    cloud.gateway().counts().reset();
    screen.line("%d state machines; the schedule fires".formatted(fleet.names().size()));
    system.run(LIMIT);
    screen.line(
        "read with %d calls of ListExecutions, published with %d of PutMetricData"
            .formatted(
                cloud.gateway().counts().total("states:ListExecutions"),
                cloud.gateway().counts().total("monitoring:PutMetricData")));
    var lights = lights(system, fleet);
    lights.print(screen);
    screen.line("");
    screen.line(
        "%s fails: its metric says so %,d ms later, by the event"
            .formatted(fleet.healthy(), failOne(system, fleet).toMillis()));
    var reported = isReported(screen, system, fleet);
    screen.line(
        "the lights as a page, as the dashboard shows them: "
            + write(system.lights("light", ""), folder));
    var right = lights.right(fleet) && reported;
    screen.line(
        "%s after %.1f s"
            .formatted(
                right ? "Every light is as its machine" : "Not every light is as its machine",
                Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0));
    return right;
  }

  private Lights lights(GuardianSystem system, Fleet fleet) {
    return Lights.read(system, fleet.names(), cloud.agenda().instant());
  }

  /// Lets an execution fail now; returns how long its metric took to say so.
  private Duration failOne(GuardianSystem system, Fleet fleet) {
    var machine = fleet.arn(fleet.healthy());
    // The first event finds a function that has not started yet.
    cloud
        .module(StepFunctionsModule.class)
        .states()
        .end(
            cloud.module(StepFunctionsModule.class).states().start(machine, "before").arn(),
            Status.SUCCEEDED);
    system.await("the first event's end", LIMIT, cloud::quiet);
    var execution = cloud.module(StepFunctionsModule.class).states().start(machine, "now");
    system.await("the second event's end", LIMIT, cloud::quiet);
    var failed = System.nanoTime();
    cloud.module(StepFunctionsModule.class).states().end(execution.arn(), Status.FAILED);
    system.await(
        "the metric of a failure",
        LIMIT,
        () -> lights(system, fleet).of(fleet.healthy()) == Light.FAILED);
    return Duration.ofNanos(System.nanoTime() - failed);
  }

  /// Returns whether the function of events has sent a message of the failure.
  private boolean isReported(Screen screen, GuardianSystem system, Fleet fleet) {
    system.await("the message of a failure", LIMIT, cloud::quiet);
    var subject = fleet.healthy() + " failed";
    var reported =
        cloud.module(SnsModule.class).sns().mailbox().to(PEOPLE).stream()
            .anyMatch(mail -> mail.subject().equals(subject));
    if (reported) {
      screen.line("%s reads: %s".formatted(PEOPLE, subject));
    }
    return reported;
  }

  private void pass(int minutes) {
    cloud.agenda().turn(Duration.ofMinutes(minutes));
  }

  private static Path write(String lights, RunFolder folder) {
    var page =
        """
        <!doctype html>
        <html lang="en"><meta charset="utf-8"><title>State machines</title>
        <body style="margin:16px">%s</body></html>
        """
            .formatted(lights);
    try {
      Files.writeString(folder.path().resolve(PAGE), page);
      return folder.shown(PAGE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder.shown(PAGE), e);
    }
  }
}
