package groundcrew.cdk;

import groundcrew.cdk.Configuration.Level;
import groundcrew.cdk.JavaFunction.Props;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/// One level of tags in the home account: schedule, account tagger, resource tagger, undo function,
/// their queues, the journal and the alarms.
final class TaggingStack extends HomeStack {
  private static final Duration ACCOUNT_TAGGER_TIMEOUT = Duration.ofMinutes(15);

  private static final Duration MAXIMUM_START_DELAY = Duration.ofHours(1);
  private static final int START_RETRIES = 10;

  /// A retry would send the tasks of all accounts again because one account could not be read.
  private static final int RETRIES = 0;

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
        "copies account tags to resources, level " + level.level(),
        configuration.home());
    this.configuration = configuration;
    this.level = level;
    this.names = new Names(configuration).level(level);
    this.permissions = new LevelPermissions(configuration, level);
    this.variables = new Variables(configuration, level);
    this.jar = jar;
    var settings = configuration.tags().queue();
    var tasks = new WorkQueue(this, "Tasks", names.tasks(), settings);
    var undoTasks = new WorkQueue(this, "UndoTasks", names.undoTasks(), settings);
    var failedRuns = WorkQueue.failureQueue(this, "FailedRuns", names.failedRuns());
    var journal =
        new Journal(this, "Journal", names.journal(), configuration.tags().journalRetention());
    var accountTagger = accountTagger(tasks, failedRuns);
    new Trigger(this, "Trigger", configuration, trigger(), accountTagger, failedRuns);
    var resourceTagger = resourceTagger(tasks, journal);
    tasks.invoke(resourceTagger);
    var undo = undo(undoTasks, journal);
    undoTasks.invoke(undo);
    if (configuration.tagsHome(level)) {
      grantTaggingInHomeAccount(resourceTagger, undo);
    }
    new LevelDashboard(this, "Dashboard", names, level);
    configuration
        .alarms()
        .ifPresent(alarms -> new LevelAlarms(this, "Alarms", configuration, names, alarms));
  }

  private Trigger.Props trigger() {
    return new Trigger.Props(
        names.schedule(),
        "Starts the run that copies account tags to resources",
        level.schedule(),
        MAXIMUM_START_DELAY,
        START_RETRIES);
  }

  private JavaFunction accountTagger(WorkQueue tasks, IQueue failedRuns) {
    var accountTagger =
        new JavaFunction(
            this,
            "AccountTagger",
            configuration,
            new Props(
                names.accountTagger(),
                "Reads the tags of the accounts and sends one task for each account and region",
                Handlers.ACCOUNT_TAGGER,
                jar,
                ACCOUNT_TAGGER_TIMEOUT,
                variables.ofAccountTagger(tasks.url()),
                permissions.ofAccountTagger(tasks, failedRuns, names)));
    // What one invocation cannot read, it has another one read.
    accountTagger.allowRecursiveLoop();
    accountTagger.retryAsync(RETRIES, MAXIMUM_START_DELAY, failedRuns);
    return accountTagger;
  }

  private JavaFunction resourceTagger(WorkQueue tasks, Journal journal) {
    return worker(
        "ResourceTagger",
        names.resourceTagger(),
        "Tags the resources of one account and region for each task",
        Handlers.RESOURCE_TAGGER,
        variables.ofWorker(tasks, journal),
        permissions.ofResourceTagger(tasks, journal));
  }

  private JavaFunction undo(WorkQueue tasks, Journal journal) {
    return worker(
        "Undo",
        names.undo(),
        "Undoes a run: sends the tasks when invoked, and undoes one account and region for each",
        Handlers.UNDO,
        variables.ofWorker(tasks, journal),
        permissions.ofUndo(tasks, journal));
  }

  private JavaFunction worker(
      String id,
      String name,
      String description,
      String handler,
      Map<String, String> environment,
      List<PolicyStatement> statements) {
    var timeout = configuration.tags().queue().taggerTimeout();
    var worker =
        new JavaFunction(
            this,
            id,
            configuration,
            new Props(name, description, handler, jar, timeout, environment, statements));
    // A task for which no time is left continues in a new message of the function's own queue.
    worker.allowRecursiveLoop();
    return worker;
  }

  /// Grants the services' own tagging actions to the functions' roles: in the home account they
  /// assume no other role.
  private void grantTaggingInHomeAccount(JavaFunction resourceTagger, JavaFunction undo) {
    var tag = ServiceActions.tag(this, names.tagActions(), configuration);
    var untag = ServiceActions.untag(this, names.untagActions(), configuration);
    resourceTagger.role().addManagedPolicy(tag);
    undo.role().addManagedPolicy(tag);
    undo.role().addManagedPolicy(untag);
    if (level.untags(configuration.tags().levelOrder())) {
      resourceTagger.role().addManagedPolicy(untag);
    }
  }
}
