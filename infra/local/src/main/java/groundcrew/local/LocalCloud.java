package groundcrew.local;

import groundcrew.local.dynamodb.DynamoDb;
import groundcrew.local.dynamodb.Engine;
import groundcrew.local.dynamodb.TableKind;
import groundcrew.local.eventbridge.Events;
import groundcrew.local.explorer.ResourceExplorer;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.gateway.Gateway;
import groundcrew.local.gateway.Service;
import groundcrew.local.iam.AccessKeys;
import groundcrew.local.iam.Iam;
import groundcrew.local.iam.IamResources;
import groundcrew.local.lambda.EventSourceMappings;
import groundcrew.local.lambda.Lambda;
import groundcrew.local.lambda.LambdaApi;
import groundcrew.local.lambda.LambdaKinds;
import groundcrew.local.lambda.LambdaSettings;
import groundcrew.local.limits.Paging;
import groundcrew.local.organizations.OrganizationFaults;
import groundcrew.local.organizations.Organizations;
import groundcrew.local.problems.ProblemLog;
import groundcrew.local.s3.Buckets;
import groundcrew.local.s3.S3;
import groundcrew.local.s3.S3Server;
import groundcrew.local.scheduler.ScheduleKind;
import groundcrew.local.scheduler.Scheduler;
import groundcrew.local.sqs.Sqs;
import groundcrew.local.sqs.SqsKinds;
import groundcrew.local.ssm.Ssm;
import groundcrew.local.stacksets.StackSets;
import groundcrew.local.stepfunctions.States;
import groundcrew.local.sts.Keys;
import groundcrew.local.sts.Sessions;
import groundcrew.local.sts.Sts;
import groundcrew.local.tagging.OwnPermission;
import groundcrew.local.tagging.Rates;
import groundcrew.local.tagging.ResourceFaults;
import groundcrew.local.tagging.Tagging;
import groundcrew.local.template.Created;
import groundcrew.local.template.Deployment;
import groundcrew.local.template.Place;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.Template;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// AWS on loopback: services behind one gateway, wired by templates.
public final class LocalCloud implements AutoCloseable {
  private final Iam iam = new Iam();
  private final AccessKeys keys = new AccessKeys();
  private final Sessions sessions;
  private final Gateway gateway;
  private final Sqs sqs;
  private final S3Server s3Server = new S3Server();
  private final Engine tables = new Engine();
  private final Lambda lambda;
  private final EventSourceMappings mappings;
  private final Scheduler scheduler;
  private final ScheduleKind scheduleKind;
  private final ResourceExplorer explorer;
  private final OrganizationFaults organizationFaults = new OrganizationFaults();
  private final ResourceFaults resourceFaults = new ResourceFaults();
  private final StackSets stackSets;
  private final Monitoring monitoring;
  private final Workflows workflows;
  private final ProblemLog failures = new ProblemLog();

  private LocalCloud(Fixture fixture, LocalCloudSettings settings) {
    var clock = settings.clock();
    sessions = new Sessions(iam, keys, clock);
    sqs = new Sqs(this::endpoint, clock);
    monitoring = new Monitoring(iam, settings);
    explorer = new ResourceExplorer(fixture, paging(settings), clock);
    var roles = new ServiceRoles(iam, keys, sessions);
    var deadLetters = new DeadLetters(roles, this::endpoint);
    var ruleTargets = new RuleTargets(iam, this::lambda, deadLetters);
    workflows = new Workflows(fixture, paging(settings), settings, ruleTargets);
    gateway =
        new Gateway(
            iam,
            keys,
            services(fixture, settings),
            List.of(new S3(s3Server, iam::allow), new DynamoDb(tables)),
            clock);
    lambda =
        new Lambda(
            LambdaSettings.of(settings.work(), this::endpoint, roles)
                .withEnvironments(settings.environments())
                .withListener(settings.listener())
                .withClassPath(settings.classPath())
                .withFailures(new FailedEvents(failures, deadLetters)));
    mappings = new EventSourceMappings(lambda, roles, this::endpoint, sqs::depth);
    scheduler = new Scheduler(new ScheduleTarget(roles, lambda, deadLetters), clock);
    scheduleKind = new ScheduleKind(scheduler, clock);
    stackSets = new StackSets(fixture.organization(), this::deploy);
    monitoring.measure(
        new QueueMetrics(sqs::readings),
        new FunctionMetrics(lambda::takeRuns),
        workflows.metrics());
  }

  /// Starts a cloud whose organization and resources are the fixture's; nothing is deployed yet.
  public static LocalCloud start(Fixture fixture, LocalCloudSettings settings) {
    var cloud = new LocalCloud(fixture, settings);
    cloud.gateway.start(settings.port());
    return cloud;
  }

  private List<Service> services(Fixture fixture, LocalCloudSettings settings) {
    var clock = settings.clock();
    var paging = paging(settings);
    return List.of(
        explorer,
        new LambdaApi(() -> lambda),
        new Organizations(fixture, paging, organizationFaults),
        sqs,
        monitoring.sns(),
        monitoring.cloudWatch(),
        new Ssm(paging, clock),
        workflows.states(),
        new Sts(iam, keys, clock),
        tagging(fixture, paging, settings));
  }

  private static Paging paging(LocalCloudSettings settings) {
    return settings.quirks() ? Paging.quirky() : Paging.full();
  }

  private Tagging tagging(Fixture fixture, Paging paging, LocalCloudSettings settings) {
    var clock = settings.clock();
    var rates = settings.rates() ? Rates.ofAws(clock) : Rates.unlimited();
    var permission = OwnPermission.of(iam::allow);
    return new Tagging(fixture, paging, rates, permission, resourceFaults, clock);
  }

  /// Creates what a template declares.
  ///
  /// @return what was created, by logical id
  /// @throws IllegalArgumentException naming the logical id of what cannot be honoured
  public Map<String, Created> deploy(Template template, String account, String region) {
    return new Deployment(kinds(template))
        .deploy(template, new Place(template.stack(), account, region));
  }

  private List<ResourceKind> kinds(Template template) {
    return List.of(
        new IamResources(iam),
        new SqsKinds(sqs, iam::putResourcePolicy),
        new Buckets(s3Server, iam::own, iam::putResourcePolicy),
        new LambdaKinds(
            lambda,
            function -> template.asset(function.logicalId(), function.properties().path("Code")),
            iam::addResourceStatement),
        mappings,
        scheduleKind,
        stackSets,
        new TableKind(tables),
        workflows.rules(),
        monitoring.topics(),
        monitoring.alarms(),
        monitoring.dashboards());
  }

  /// Returns what `AWS_ENDPOINT_URL` must be.
  public URI endpoint() {
    return gateway.endpoint();
  }

  /// Returns the names of its services, as credential scopes have them.
  public Set<String> services() {
    return gateway.services();
  }

  /// Returns keys that may do everything in an account.
  public Keys operator(String account) {
    return sessions.operator(account);
  }

  /// Returns the gateway, which counts calls and makes them fail on request.
  public Gateway gateway() {
    return gateway;
  }

  /// Returns Resource Explorer, whose views and index a test may change.
  public ResourceExplorer explorer() {
    return explorer;
  }

  /// Returns what a test may switch on in the organization.
  public OrganizationFaults organizationFaults() {
    return organizationFaults;
  }

  /// Returns the failures of single resources that a test may switch on.
  public ResourceFaults resourceFaults() {
    return resourceFaults;
  }

  /// Returns the policies and what they decided.
  public Iam iam() {
    return iam;
  }

  /// Returns the functions and their logs.
  public Lambda lambda() {
    return lambda;
  }

  /// Returns the event source mappings, which deliver batches twice on request.
  public EventSourceMappings eventSources() {
    return mappings;
  }

  /// Returns the schedules.
  public Scheduler scheduler() {
    return scheduler;
  }

  /// Returns the stack sets, which may leave an account out.
  public StackSets stackSets() {
    return stackSets;
  }

  /// Returns what watches the cloud, and the e-mails that it would have sent.
  public Monitoring monitoring() {
    return monitoring;
  }

  /// Returns the state machines, whose executions end as they are told.
  public States states() {
    return workflows.states();
  }

  /// Returns the rules of EventBridge, which may deliver badly.
  public Events events() {
    return workflows.events();
  }

  /// Lets queues deliver a share of their batches twice at the same time, as SQS may.
  ///
  /// @param probability 0 to 1; 0 switches it off
  public void deliverTwice(double probability, long seed) {
    mappings.deliverTwice(probability, seed);
  }

  /// Returns the number of messages in a queue: waiting, delayed or in flight.
  public long depth(String queueArn) {
    return sqs.depth(queueArn);
  }

  /// Tells whether nothing runs and no mapped queue holds a message.
  public boolean quiet() {
    return lambda.idle() && mappings.drained();
  }

  /// Returns and forgets what cannot end well: refused calls, failed asynchronous events, event
  /// source mappings that do not work, and faults of the local cloud itself.
  public List<String> takeProblems() {
    return Stream.of(
            gateway.takeDefects(),
            iam.takeDenials(),
            failures.take(),
            workflows.events().takeProblems(),
            monitoring.takeProblems(),
            mappings.problems())
        .flatMap(Collection::stream)
        .toList();
  }

  /// Ends every process; nothing is kept.
  @Override
  public void close() {
    // Closed from the last to the first: nothing may call what has gone already.
    try (sqs;
        s3Server;
        tables;
        gateway;
        lambda) {
      mappings.close();
    }
  }
}
