package groundcrew.demo.soak;

import groundcrew.demo.Screen;
import groundcrew.demo.assembly.Synthesis;
import groundcrew.demo.booth.VirtualPrinter;
import groundcrew.demo.system.ButtonSystem;
import groundcrew.local.LocalCloud;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.treenation.TreeNationServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;

/// Presses the buttons of a booth while everything goes wrong that can: once with orders of unclear
/// outcome sent again, once without.
///
/// @param presses in each of the two parts
/// @param work directory for what a failure has to be understood by: logs
/// @param limit of each part
public record ButtonSoak(int presses, long seed, Path work, Duration limit, Screen screen) {
  private static final int PROCESSES = 4;
  private static final int MOST_BUTTONS = 20;

  /// Runs to the end.
  ///
  /// @throws IllegalStateException where there is no end in sight
  public SoakResult run() {
    screen.line("seed %d".formatted(seed));
    screen.progress("synthesising the infrastructure ...");
    var buttons = Math.clamp(presses / (2L * Crowd.WAVE), 2, MOST_BUTTONS);
    var stacks = ButtonSoakStacks.of(Synthesis.ofThisRepository(), buttons);
    var trusted = part(stacks, true);
    var untrusted = part(stacks, false);
    var findings = new ArrayList<>(trusted.findings());
    findings.addAll(untrusted.findings());
    var summary = new ArrayList<>(trusted.summary());
    summary.addAll(untrusted.summary());
    return new SoakResult(findings, summary);
  }

  private SoakResult part(ButtonSoakStacks stacks, boolean trust) {
    var evidence = new ButtonEvidence();
    var folder = work.resolve(trust ? "trusted" : "untrusted");
    var settings =
        LocalCloudSettings.in(folder).withEnvironments(PROCESSES).withListener(evidence::line);
    try (var treeNation = new TreeNationServer(ButtonSystem.TOKEN);
        var cloud = LocalCloud.start(Fixture.example(), settings)) {
      treeNation.orders().deduplicate(trust);
      var system = ButtonSystem.deploy(cloud, stacks.templates(trust), treeNation);
      var keys = folder.resolve("devices");
      screen.progress("connecting %d buttons and a printer ...".formatted(stacks.buttons().size()));
      try (var printer = new VirtualPrinter(system, keys, "printer");
          var crowd = new Crowd(system, keys, stacks.buttons(), seed)) {
        return new ButtonSoakRun(this, trust, system, crowd, printer, evidence).result();
      }
    }
  }
}
