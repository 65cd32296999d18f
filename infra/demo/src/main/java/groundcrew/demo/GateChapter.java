package groundcrew.demo;

import groundcrew.demo.system.GateSystem;
import groundcrew.demo.system.GreenFault;
import groundcrew.demo.system.LearnedList;
import groundcrew.demo.system.ShopSite;
import groundcrew.demo.system.Visitors;
import groundcrew.local.LocalCloud;
import groundcrew.local.command.RunFolder;
import groundcrew.local.lambda.InvocationResult.FunctionError;
import groundcrew.local.template.Template;
import groundcrew.local.web.BlueGreen;
import groundcrew.local.web.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;

/// A good version of a web shop gets the traffic, and one that lost a rewrite rule does not.
record GateChapter(LocalCloud cloud) {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final String REPORT = "gate-report.html";

  /// Returns whether the good version got the traffic and the other one did not.
  ///
  /// @param folder takes the servers and the report
  boolean play(Screen screen, List<Template> templates, RunFolder folder) {
    var begun = System.nanoTime();
    screen.progress("deploying the blue/green gate ...");
    var copies = templates.stream().map(Template::copy).toList();
    try (var web = new BlueGreen(folder.path().resolve("web"), ShopSite.version("1"))) {
      var system = GateSystem.deploy(cloud, copies, web);
      var learned = LearnedList.create(cloud);
      screen.line(
          "a web shop on nginx, and the gate in front of its production listener; version %s is live"
              .formatted(live(web)));
      learn(screen, learned, web);
      var good = release(screen, system, ShopSite.version("2"), "as good as the one before");
      var faulty = GreenFault.DROPS_A_REWRITE_RULE.in(ShopSite.version("3"), web.production());
      var broken = release(screen, system, faulty, "which lost a rewrite rule");
      screen.line("  " + broken.errorInformation().message());
      screen.line("  the report: " + write(system.report(broken.deploymentId(), "html"), folder));
      var right =
          good.status() == DeploymentStatus.SUCCEEDED
              && broken.status() == DeploymentStatus.FAILED
              && live(web).equals("2");
      screen.line(
          "%s after %.1f s"
              .formatted(
                  right
                      ? "Only the good version got the traffic"
                      : "Not only the good version got the traffic",
                  Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0));
      return right;
    }
  }

  /// Visitors look at the shop, and the list is what they got.
  private void learn(Screen screen, LearnedList learned, BlueGreen web) {
    var requests = Visitors.browse(web);
    learned.deliver(cloud.agenda().instant(), requests);
    if (learned.learn() instanceof FunctionError failed) {
      throw new IllegalStateException(failed.message());
    }
    screen.line(
        "visitors made %d requests; the list learned from the access log has %d addresses"
            .formatted(requests.size(), learned.text().lines().count() - 1));
  }

  private static DeploymentInfo release(Screen screen, GateSystem system, Site site, String what) {
    var ended = system.release(site, LIMIT);
    screen.line(
        "version %s, %s: %s; version %s is live"
            .formatted(site.version(), what, ended.statusAsString(), live(system.web())));
    return ended;
  }

  /// Returns the version that visitors get.
  private static String live(BlueGreen web) {
    try (var body = web.production().resolve("/version.txt").toURL().openStream()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("production does not answer", e);
    }
  }

  private static Path write(String report, RunFolder folder) {
    try {
      Files.writeString(folder.path().resolve(REPORT), report);
      return folder.shown(REPORT);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder.shown(REPORT), e);
    }
  }
}
