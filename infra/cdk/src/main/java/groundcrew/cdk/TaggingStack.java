package groundcrew.cdk;

import groundcrew.cdk.Configuration.Level;
import groundcrew.cdk.JavaFunction.Particulars;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/// One level of tags in the home account: schedule, lister, tagger, undo, their queues, the journal
/// and the alarms.
final class TaggingStack extends HomeStack {
  private static final Duration LISTER_TIMEOUT = Duration.ofMinutes(15);

  private static final Duration LATEST_START = Duration.ofHours(1);
  private static final int START_ATTEMPTS = 10;

  private final Configuration configuration;
  private final Level level;
  private final LevelNames names;
  private final LevelPermissions permissions;
  private final Variables variables;
  private final Path jar;

  TaggingStack(Construct scope, Configuration configuration, Level level, Path jar) {
    super(
        scope,
        new Names(configuration).level(level).stack(),
        "account tags travel to resources, level " + level.level(),
        configuration.home());
    this.configuration = configuration;
    this.level = level;
    this.names = new Names(configuration).level(level);
    this.permissions = new LevelPermissions(configuration, level);
    this.variables = new Variables(configuration, level);
    this.jar = jar;
    var settings = configuration.tagging().queue();
    var orders = new WorkQueue(this, "Orders", names.orders(), settings);
    var undoOrders = new WorkQueue(this, "UndoOrders", names.undo(), settings);
    var failedRuns = WorkQueue.ofFailures(this, "FailedRuns", names.failedRuns());
    var journal =
        new Journal(this, "Journal", names.journal(), configuration.tagging().journalRetention());
    var lister = lister(orders, failedRuns);
    new Trigger(this, "Trigger", configuration, trigger(), lister, failedRuns);
    var tagger = tagger(orders, journal);
    orders.feed(tagger);
    var undo = undo(undoOrders, journal);
    undoOrders.feed(undo);
    if (configuration.tagsHome(level)) {
      letTagHere(tagger, undo);
    }
    if (configuration.alarmEmail().isPresent()) {
      new LevelAlarms(this, "Alarms", configuration, names);
    }
  }

  private Trigger.Particulars trigger() {
    return new Trigger.Particulars(
        names.schedule(),
        "Starts the run that brings account tags to resources",
        level.schedule(),
        LATEST_START,
        START_ATTEMPTS);
  }

  private JavaFunction lister(WorkQueue orders, IQueue failedRuns) {
    return function(
        "Lister",
        new Particulars(
            names.lister(),
            "Lists the accounts and sends one message an account and region",
            Handlers.LISTER,
            jar,
            LISTER_TIMEOUT,
            variables.ofLister(orders.url()),
            permissions.ofLister(orders, failedRuns),
            Optional.of(failedRuns)));
  }

  private JavaFunction tagger(WorkQueue orders, Journal journal) {
    return worker(
        "Tagger",
        names.tagger(),
        "Tags the resources of one account and region a message",
        Handlers.TAGGER,
        variables.ofWorker(orders, journal),
        permissions.ofTagger(orders, journal));
  }

  private JavaFunction undo(WorkQueue orders, Journal journal) {
    return worker(
        "Undo",
        names.undo(),
        "Takes a run back: orders it when invoked, and does it one account and region a message",
        Handlers.UNDO,
        variables.ofWorker(orders, journal),
        permissions.ofUndo(orders, journal));
  }

  private JavaFunction worker(
      String id,
      String name,
      String description,
      String handler,
      Map<String, String> environment,
      List<PolicyStatement> may) {
    var timeout = configuration.tagging().queue().taggerTimeout();
    return function(
        id,
        new Particulars(
            name, description, handler, jar, timeout, environment, may, Optional.empty()));
  }

  private JavaFunction function(String id, Particulars particulars) {
    var function = new JavaFunction(this, id, particulars);
    Wildcards.explain(function.role(), configuration, particulars.may());
    return function;
  }

  private void letTagHere(JavaFunction tagger, JavaFunction undo) {
    var tag = ServiceActions.tag(this, names.tagActions(), configuration);
    var untag = ServiceActions.untag(this, names.untagActions(), configuration);
    tagger.role().addManagedPolicy(tag);
    undo.role().addManagedPolicy(tag);
    undo.role().addManagedPolicy(untag);
    if (level.removesOwned()) {
      tagger.role().addManagedPolicy(untag);
    }
  }
}
