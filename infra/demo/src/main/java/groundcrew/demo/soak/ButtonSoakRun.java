package groundcrew.demo.soak;

import groundcrew.demo.booth.VirtualPrinter;
import groundcrew.demo.system.BoothRecords;
import groundcrew.demo.system.ButtonSystem;
import groundcrew.local.LocalCloud;
import groundcrew.local.lambda.LambdaModule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/// One part of a booth's soak, from the first press to the last check.
final class ButtonSoakRun {
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration LEASE = Duration.ofSeconds(1);

  /// Refills the bucket of arrivals of each button.
  private static final Duration BETWEEN_WAVES = Duration.ofMinutes(1);

  private static final Set<String> OPEN = Set.of("CLAIMED", "PLANTED", "STORED", "PRINTING");

  private final ButtonSoak soak;
  private final boolean trust;
  private final LocalCloud cloud;
  private final ButtonSystem system;
  private final BoothRecords records;
  private final Crowd crowd;
  private final VirtualPrinter printer;
  private final ButtonEvidence evidence;
  private final PressKiller killer;
  private final ButtonMischief mischief;
  private final BoothProblems problems;
  private final long begun = System.nanoTime();
  private int redelivered;

  ButtonSoakRun(
      ButtonSoak soak,
      boolean trust,
      ButtonSystem system,
      Crowd crowd,
      VirtualPrinter printer,
      ButtonEvidence evidence) {
    this.soak = soak;
    this.trust = trust;
    this.cloud = system.cloud();
    this.system = system;
    this.records = new BoothRecords(system);
    this.crowd = crowd;
    this.printer = printer;
    this.evidence = evidence;
    this.killer =
        new PressKiller(cloud.module(LambdaModule.class).lambda(), system.stack(), soak.seed());
    this.mischief = new ButtonMischief(cloud, system.treeNation(), soak.seed());
    this.problems = new BoothProblems(cloud);
  }

  SoakResult result() {
    cloud.gateway().show(killer);
    system.treeNation().show(killer);
    mischief.start();
    press();
    finish();
    var lost = cloud.gateway().faults().lost();
    mischief.end();
    var report =
        new BoothCheck(records, trust, crowd, killer, evidence, printer.commands()).report();
    var findings = new ArrayList<>(report.findings());
    findings.addAll(problems.unexpected());
    findings.addAll(missing(lost));
    return new SoakResult(findings, summary(report, lost));
  }

  private void press() {
    var size = soak.presses();
    var waves = Math.ceilDiv(size, wave());
    var without = new Random(soak.seed()).nextInt(waves);
    for (var wave = 0; crowd.presses().size() < size; wave++) {
      cloud.agenda().turn(BETWEEN_WAVES);
      mischief.wave(wave);
      if (wave == without) {
        mischief.stopAdmission();
      }
      var most = wave == without ? crowd.buttons() : wave();
      crowd.wave(Math.min(most, size - crowd.presses().size()));
      awaitQuiet("pressing");
      if (wave == without) {
        mischief.allowAdmission();
        redeliver();
      }
      var _ = system.reconcile();
    }
  }

  private int wave() {
    return Math.min(soak.presses(), crowd.buttons() * Crowd.WAVE);
  }

  /// Publishes again what is in the queue of the failures and was never accepted, as the runbook
  /// says.
  private void redeliver() {
    awaitQuiet("redelivering");
    try (var operator = new Operator(cloud, system.account(), system.region())) {
      var pressed = new TreeSet<String>();
      for (var message : operator.take(system.stack() + "-failures")) {
        PressKiller.press(message.body()).ifPresent(pressed::add);
      }
      pressed.removeAll(records.presses().keySet());
      redelivered += pressed.size();
      crowd.redeliver(pressed);
    }
    awaitQuiet("redelivering");
  }

  /// Until every press has ended: workers that were killed have leases.
  private void finish() {
    while (!open().isEmpty()) {
      var _ = system.reconcile();
      redeliver();
      cloud.goOn(LEASE);
      awaitQuiet("finishing");
    }
  }

  private Set<String> open() {
    var open = new TreeSet<>(crowd.presses());
    records
        .presses()
        .forEach((press, item) -> {
          if (!OPEN.contains(BoothRecords.text(item, "state"))) {
            open.remove(press);
          }
        });
    return open;
  }

  private void awaitQuiet(String doing) {
    while (!cloud.quiet()) {
      problems.collect();
      if (System.nanoTime() - begun > soak.limit().toNanos()) {
        throw new IllegalStateException(
            "seed %d: %s did not end within %s; problems: %s"
                .formatted(soak.seed(), doing, soak.limit(), problems.unexpected()));
      }
      soak.screen()
          .progress(
              "%s, %s: %,d of %,d presses, %,d trees, %,d labels printed, %d processes killed"
                  .formatted(
                      trust ? "trusted" : "untrusted",
                      doing,
                      crowd.presses().size(),
                      soak.presses(),
                      system.treeNation().orders().trees().size(),
                      printer.commands().size(),
                      killer.kills()));
      cloud.goOn(POLL);
    }
    problems.collect();
  }

  private List<String> missing(long lost) {
    var missing = new ArrayList<String>();
    if (killer.kills() == 0) {
      missing.add("no process was killed at its work");
    }
    if (lost == 0) {
      missing.add("no answer of a call was lost");
    }
    if (redelivered == 0) {
      missing.add("no press was in the queue of the failures");
    }
    return missing;
  }

  private List<String> summary(BoothCheck.Report report, long lost) {
    var states = report.states();
    return List.of(
        "TRUST_ORDER_ID=%s".formatted(trust),
        "%,10d presses, %,d of them delivered twice, %,d again from the queue of failures"
            .formatted(crowd.presses().size(), crowd.twice(), redelivered),
        "%,10d accepted, %,d trees: %.4f trees for each"
            .formatted(
                report.accepted(), report.trees(), (double) report.trees() / report.accepted()),
        "%,10d printed, with one tree, one label and one job each"
            .formatted(states.getOrDefault("PRINTED", 0)),
        "%,10d UNKNOWN, each explained".formatted(states.getOrDefault("UNKNOWN", 0)),
        "%,10d FAILED, %,d LIMITED, without a tree"
            .formatted(states.getOrDefault("FAILED", 0), states.getOrDefault("LIMITED", 0)),
        "%,10d lost".formatted(states.getOrDefault("LOST", 0)),
        "%,10d processes killed, at %d different calls".formatted(killer.kills(), killer.places()),
        "%,10d answers lost of calls that were carried out; %d events cut off by their time limit"
            .formatted(lost, evidence.timeOuts()),
        "%,10.0f s".formatted((System.nanoTime() - begun) / 1e9));
  }
}
