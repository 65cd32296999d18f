package groundcrew.local.soak;

import groundcrew.local.LocalCloud;
import groundcrew.local.LocalCloudSettings;
import groundcrew.local.assembly.Synthesis;
import groundcrew.local.demo.Screen;
import groundcrew.local.system.TaggingSystem;
import groundcrew.local.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Tags a large organization, and takes the run back, while everything goes wrong that can.
///
/// @param work directory for the logs of functions
/// @param limit of tagging, and of undoing
public record Soak(SoakSize size, long seed, Path work, Duration limit, Screen screen) {
  private static final String LEVEL = "groundcrew-cloud-center";
  private static final String TAGGER = LEVEL + "-tagger";
  private static final String UNDO = LEVEL + "-undo";
  private static final int PROCESSES = 3;

  /// Runs, and returns what is not as it should be: nothing where all is well.
  public List<String> findings() {
    screen.line("seed %d".formatted(seed));
    screen.progress("synthesising the infrastructure …");
    var templates = SoakStacks.of(Synthesis.ofThisRepository());
    var world = size.world(seed);
    var keys = TaggingSystem.keys(templates);
    var victims = Victims.choose(world, keys, largeAccounts(world), seed);
    var evidence = new Evidence();
    var settings =
        LocalCloudSettings.in(work).withEnvironments(PROCESSES).withListener(evidence::line);
    try (var cloud = LocalCloud.start(world, settings)) {
      var mischief = new Mischief(victims, seed);
      mischief.beforeDeployment(cloud);
      TaggingSystem.deploy(cloud, templates, world);
      mischief.start(cloud);
      return new Run(cloud, world, keys, victims, evidence).findings();
    }
  }

  private Set<String> largeAccounts(World world) {
    return world.organization().accounts().stream()
        .filter(account -> !account.tags().isEmpty())
        .limit(size.large())
        .map(account -> account.id())
        .collect(Collectors.toSet());
  }

  private final class Run {
    private final LocalCloud cloud;
    private final World world;
    private final Set<String> keys;
    private final Victims victims;
    private final Evidence evidence;
    private final Problems problems;
    private final String home;
    private final List<String> findings = new ArrayList<>();

    Run(LocalCloud cloud, World world, Set<String> keys, Victims victims, Evidence evidence) {
      this.cloud = cloud;
      this.world = world;
      this.keys = keys;
      this.victims = victims;
      this.evidence = evidence;
      this.problems = new Problems(cloud, victims);
      this.home = world.organization().management();
    }

    List<String> findings() {
      var before = Snapshot.of(world, keys);
      try (var operator = new Operator(cloud, home, SoakSize.REGIONS.getFirst())) {
        operator.send(LEVEL + "-orders", Mischief.GARBAGE);
        var kills = 0;
        try (var killer = new Killer(cloud.lambda(), TAGGER, evidence::done, seed)) {
          cloud.scheduler().names().forEach(cloud.scheduler()::fire);
          awaitQuiet("tagging", killer);
          kills = killer.kills();
        }
        var objects = operator.objects(journal());
        var run = theOne(RunJournal.runs(objects));
        var journal = RunJournal.of(objects, run);
        findings.addAll(new TaggedCheck(world, keys, before, victims, journal).findings());
        findings.addAll(new DeadLetters(operator.take(LEVEL + "-orders-dead"), victims).findings());
        findings.addAll(evidence.missing(kills, journal.receivedAgain()));
        var byHand = ByHand.change(world, before, journal, seed);
        undo(operator, run, before, byHand);
      }
      findings.addAll(problems.unexpected());
      return findings;
    }

    private void undo(Operator operator, String run, Snapshot before, ByHand byHand) {
      try (var killer = new Killer(cloud.lambda(), UNDO, evidence::done, seed + 1)) {
        operator.invoke(UNDO, Map.of("run", run), "run");
        awaitQuiet("undoing", killer);
      }
      var objects = operator.objects(journal());
      var journals =
          RunJournal.runs(objects).stream()
              .filter(other -> !other.equals(run))
              .map(undoing -> RunJournal.of(objects, undoing))
              .toList();
      findings.addAll(new UndoneCheck(world, before, byHand, journals).findings());
      operator
          .take(LEVEL + "-undo-dead")
          .forEach(message -> findings.add("undoing left a dead letter: " + message.body()));
    }

    private String theOne(List<String> runs) {
      if (runs.size() != 1) {
        throw new IllegalStateException(
            "seed %d: the journal tells of the runs %s, not of one; the logs are in %s"
                .formatted(seed, runs, work));
      }
      return runs.getFirst();
    }

    private String journal() {
      return LEVEL + "-journal-" + home;
    }

    private void awaitQuiet(String doing, Killer killer) {
      var end = System.nanoTime() + limit.toNanos();
      while (!cloud.quiet()) {
        problems.collect();
        if (System.nanoTime() > end) {
          throw new IllegalStateException(
              "seed %d: %s did not end within %s; the logs are in %s"
                  .formatted(seed, doing, limit, work));
        }
        screen.progress(
            "%s: %d messages done, %d went on in a new one, %d processes killed"
                .formatted(doing, evidence.done(), evidence.wentOn(), killer.kills()));
        pause();
      }
      problems.collect();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while messages were left", e);
    }
  }
}
