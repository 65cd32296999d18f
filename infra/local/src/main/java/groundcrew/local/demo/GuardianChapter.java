package groundcrew.local.demo;

import groundcrew.local.LocalCloud;
import groundcrew.local.states.Status;
import groundcrew.local.system.GuardianSystem;
import groundcrew.local.template.Template;
import groundcrew.local.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// How the latest execution of each state machine ended, and that a failure is seen at once.
///
/// @param folder where the page of lights is written
record GuardianChapter(LocalCloud cloud, World world, Path folder) {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String PAGE = ".groundcrew/lights.html";

  /// Returns whether the lights are as the machines are.
  boolean play(Screen screen, List<Template> templates) {
    var begun = System.nanoTime();
    screen.progress("deploying the Guardian ...");
    var system = GuardianSystem.deploy(cloud, templates, world.organization().management());
    var fleet = Fleet.create(system);
    cloud.door().counts().reset();
    screen.line("%d state machines; the schedule fires".formatted(fleet.names().size()));
    system.run(LIMIT);
    screen.line(
        "read with %d calls of ListExecutions, published with %d of PutMetricData"
            .formatted(
                cloud.door().counts().total("states:ListExecutions"),
                cloud.door().counts().total("monitoring:PutMetricData")));
    var lights = Lights.read(system, fleet);
    lights.print(screen);
    var seen = failOne(system, fleet);
    screen.line("");
    screen.line(
        "%s fails: its metric says so %,d ms later, by the event"
            .formatted(fleet.first(), seen.toMillis()));
    var page = write(system.lights("light", ""));
    screen.line("the lights as a page, as the dashboard shows them: " + page);
    screen.line(
        "%s after %.1f s"
            .formatted(
                lights.right(fleet)
                    ? "Every light is as its machine"
                    : "Not every light is as its machine",
                Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0));
    return lights.right(fleet);
  }

  /// Lets an execution fail now; returns how long its metric took to say so.
  private Duration failOne(GuardianSystem system, Fleet fleet) {
    var machine = fleet.arn(fleet.first());
    // The first event finds a function that has not started yet.
    var before = cloud.states().start(machine, "warm");
    cloud.states().end(before.arn(), Status.SUCCEEDED);
    system.await("the first event's end", LIMIT, cloud::quiet);
    var execution = cloud.states().start(machine, "now");
    system.await("the second event's end", LIMIT, cloud::quiet);
    var failed = System.nanoTime();
    cloud.states().end(execution.arn(), Status.FAILED);
    system.await(
        "the metric of a failure",
        LIMIT,
        () -> Lights.read(system, fleet).of(fleet.first()) == Light.FAILED);
    return Duration.ofNanos(System.nanoTime() - failed);
  }

  private Path write(String lights) {
    var page =
        """
        <!doctype html>
        <html lang="en"><meta charset="utf-8"><title>State machines</title>
        <body style="margin:16px">%s</body></html>
        """
            .formatted(lights);
    try {
      Files.writeString(folder.resolve(PAGE), page);
      return Path.of(PAGE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder.resolve(PAGE), e);
    }
  }
}
