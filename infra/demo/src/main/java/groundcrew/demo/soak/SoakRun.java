package groundcrew.demo.soak;

import groundcrew.demo.system.TaggingSystem;
import groundcrew.local.LocalCloud;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.lambda.LambdaModule;
import groundcrew.local.scheduler.SchedulerModule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One soak, from the first message to the last check.
final class SoakRun {
  private static final String LEVEL = TaggingSystem.LEVEL;
  private static final String TAGGER = LEVEL + "-resource-tagger";
  private static final String UNDO = LEVEL + "-undo";

  private static final Duration POLL = Duration.ofMillis(200);

  private final Soak soak;
  private final LocalCloud cloud;
  private final Fixture fixture;
  private final Set<String> keys;
  private final Snapshot before;
  private final Victims victims;
  private final Evidence evidence;
  private final Problems problems;
  private final String home;
  private final List<String> findings = new ArrayList<>();
  private final List<String> summary = new ArrayList<>();

  SoakRun(
      Soak soak,
      LocalCloud cloud,
      String home,
      Fixture fixture,
      Set<String> keys,
      Snapshot before,
      Victims victims,
      Evidence evidence) {
    this.soak = soak;
    this.cloud = cloud;
    this.fixture = fixture;
    this.keys = keys;
    this.before = before;
    this.victims = victims;
    this.evidence = evidence;
    this.problems = new Problems(cloud, victims);
    this.home = home;
  }

  SoakResult result() {
    try (var operator = new Operator(cloud, home, SoakSize.REGIONS.getFirst())) {
      summary.add(
          "%,10d accounts with tags, %,d resources"
              .formatted(before.accounts().size(), before.tags().size()));
      operator.send(LEVEL + "-tasks", Mischief.GARBAGE);
      var journal = tag(operator);
      var byHand = ByHand.change(fixture, before, journal, soak.seed());
      undo(operator, byHand);
      operator
          .take(LEVEL + "-failed-runs")
          .forEach(message -> findings.add("a run failed: " + message.body()));
      findings.addAll(problems.unexpected());
      if (!findings.isEmpty()) {
        operator.copy(bucket(), soak.work().resolve("journals"));
      }
    }
    return new SoakResult(findings, summary);
  }

  private RunJournal tag(Operator operator) {
    var kills = 0;
    try (var killer = killer(TAGGER)) {
      var scheduler = cloud.module(SchedulerModule.class).scheduler();
      scheduler.arns().forEach(scheduler::fire);
      kills = awaitQuiet("tagging", killer);
    }
    var objects = operator.objects(bucket());
    var journal = RunJournal.of(objects, theOne(RunJournal.runs(objects)));
    findings.addAll(new TaggedCheck(fixture, keys, before, victims, journal).findings());
    var dead = operator.take(LEVEL + "-tasks-dead-letters");
    findings.addAll(new DeadLetters(dead, victims).findings());
    var lost = cloud.gateway().faults().lost();
    findings.addAll(evidence.missing(kills, journal.receivedAgain(), lost));
    var changed = fixture.resources().all().filter(before::changed).count();
    summary.add("%,10d resources tagged".formatted(changed));
    summary.add("%,10d explained in the journal".formatted(journal.explained()));
    summary.add("%,10d dead letters, each with its reason".formatted(dead.size()));
    summary.add("%,10d messages received again".formatted(journal.receivedAgain()));
    summary.add("%,10d calls carried out whose answer was lost".formatted(lost));
    return journal;
  }

  private void undo(Operator operator, ByHand byHand) {
    var undone = theOne(RunJournal.runs(operator.objects(bucket())));
    try (var killer = killer(UNDO)) {
      operator.invoke(UNDO, Map.of("run", undone), "run");
      awaitQuiet("undoing", killer);
    }
    var objects = operator.objects(bucket());
    var journals =
        RunJournal.runs(objects).stream()
            .filter(run -> !run.equals(undone))
            .map(undoing -> RunJournal.of(objects, undoing))
            .toList();
    findings.addAll(new UndoneCheck(fixture, before, byHand, journals).findings());
    operator
        .take(LEVEL + "-undo-tasks-dead-letters")
        .forEach(message -> findings.add("undoing left a dead letter: " + message.body()));
    summary.add(
        "%,10d resources are other than before the run: those that people changed since"
            .formatted(fixture.resources().all().filter(before::changed).count()));
  }

  private Killer killer(String function) {
    return new Killer(
        cloud.module(LambdaModule.class).lambda(),
        function,
        evidence::done,
        before.accounts().size() / 4,
        soak.seed());
  }

  private String theOne(List<String> runs) {
    if (runs.size() != 1) {
      throw new IllegalStateException(
          "seed %d: the journal tells of the runs %s, not of one; %s"
              .formatted(soak.seed(), runs, help()));
    }
    return runs.getFirst();
  }

  private String bucket() {
    return LEVEL + "-journal-" + home;
  }

  /// Returns how many processes were killed meanwhile.
  private int awaitQuiet(String doing, Killer killer) {
    var begun = System.nanoTime();
    while (!cloud.quiet()) {
      problems.collect();
      if (System.nanoTime() - begun > soak.limit().toNanos()) {
        throw new IllegalStateException(
            "seed %d: %s did not end within %s; %s"
                .formatted(soak.seed(), doing, soak.limit(), help()));
      }
      soak.screen()
          .progress(
              "%s: %d messages done, %d went on in a new one, %d processes killed"
                  .formatted(doing, evidence.done(), evidence.wentOn(), killer.kills()));
      cloud.goOn(POLL);
    }
    problems.collect();
    summary.add(
        "%,10.0f s of %s, %d processes killed"
            .formatted((System.nanoTime() - begun) / 1e9, doing, killer.kills()));
    return killer.kills();
  }

  private String help() {
    return "problems: %s".formatted(problems.unexpected());
  }
}
