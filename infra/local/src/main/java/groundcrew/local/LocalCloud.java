package groundcrew.local;

import groundcrew.local.cloudformation.CloudFormationModule;
import groundcrew.local.cloudwatch.CloudWatchModule;
import groundcrew.local.codedeploy.CodeDeployModule;
import groundcrew.local.customresources.CustomResourcesModule;
import groundcrew.local.dynamodb.DynamoDbModule;
import groundcrew.local.eventbridge.EventBridgeModule;
import groundcrew.local.explorer.ExplorerModule;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.gateway.Gateway;
import groundcrew.local.ground.Agenda;
import groundcrew.local.ground.Deployer;
import groundcrew.local.ground.Ground;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.ground.Module;
import groundcrew.local.iam.Iam;
import groundcrew.local.iam.Keys;
import groundcrew.local.iamapi.IamModule;
import groundcrew.local.iot.IotModule;
import groundcrew.local.kms.KmsModule;
import groundcrew.local.lambda.LambdaModule;
import groundcrew.local.logs.LogsModule;
import groundcrew.local.metrics.Measurement;
import groundcrew.local.metrics.NativeMetrics;
import groundcrew.local.organizations.OrganizationsModule;
import groundcrew.local.runcommand.RunCommandModule;
import groundcrew.local.s3.S3Module;
import groundcrew.local.scheduler.SchedulerModule;
import groundcrew.local.sns.SnsModule;
import groundcrew.local.sqs.SqsModule;
import groundcrew.local.ssm.SsmModule;
import groundcrew.local.stacksets.StackSetsModule;
import groundcrew.local.stepfunctions.StepFunctionsModule;
import groundcrew.local.sts.StsModule;
import groundcrew.local.tagging.TaggingModule;
import groundcrew.local.template.Deployed;
import groundcrew.local.template.DeployedStack;
import groundcrew.local.template.Deployments;
import groundcrew.local.template.Place;
import groundcrew.local.template.Template;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;

/// AWS on loopback: a list of modules behind one gateway, wired by templates.
public final class LocalCloud implements AutoCloseable {
  /// Every service.
  private static final List<Function<Ground, Module>> MODULES =
      List.of(
          StsModule::new,
          IamModule::new,
          CloudFormationModule::new,
          LogsModule::new,
          OrganizationsModule::new,
          ExplorerModule::new,
          SsmModule::new,
          RunCommandModule::new,
          TaggingModule::new,
          KmsModule::new,
          SqsModule::new,
          SnsModule::new,
          S3Module::new,
          DynamoDbModule::new,
          CloudWatchModule::new,
          EventBridgeModule::new,
          StepFunctionsModule::new,
          SchedulerModule::new,
          StackSetsModule::new,
          CustomResourcesModule::new,
          IotModule::new,
          CodeDeployModule::new,
          LambdaModule::new);

  private static final Duration LOOK = Duration.ofMillis(5);

  private final Ground ground;
  private final List<Module> modules;
  private final Gateway gateway;
  private final Deployments deployments;

  private LocalCloud(
      Fixture fixture, LocalCloudSettings settings, List<Function<Ground, Module>> modules) {
    ground = new Ground(fixture, settings);
    deployments =
        new Deployments(template -> all(module -> module.resourceKinds(template)), ground.clock());
    ground.offer(DeployedStack.Source.class, deployments::in);
    ground.offer(Deployer.class, new StackDeployer(deployments));
    ground.offer(NativeMetrics.class, this::measure);
    this.modules = modules.stream().map(module -> module.apply(ground)).toList();
    gateway =
        new Gateway(
            ground.iam(),
            ground.keys(),
            all(Module::services),
            all(Module::rawServices),
            ground.clock());
  }

  /// Starts a cloud with the accounts and resources of the fixture; nothing is deployed yet.
  public static LocalCloud start(Fixture fixture, LocalCloudSettings settings) {
    return start(fixture, settings, List.of());
  }

  /// Starts a cloud with further services.
  ///
  /// @param more services beside the cloud's own
  public static LocalCloud start(
      Fixture fixture, LocalCloudSettings settings, List<Function<Ground, Module>> more) {
    var cloud =
        new LocalCloud(fixture, settings, Stream.of(MODULES, more).flatMap(List::stream).toList());
    cloud.gateway.start(settings.port());
    cloud.ground.open(cloud.gateway.endpoint());
    cloud.ground.agenda().settle(cloud::settle);
    return cloud;
  }

  /// Waits until no process is at work: processes use the machine's clock, so virtual time must not
  /// advance meanwhile.
  private void settle() {
    while (working()) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private <T> List<T> all(Function<Module, List<T>> part) {
    return modules.stream().map(part).flatMap(List::stream).toList();
  }

  private List<Measurement> measure() {
    return all(Module::metrics).stream().flatMap(source -> source.measure().stream()).toList();
  }

  /// Creates what a template declares in the account and the region of its stack. A stack without
  /// them is deployed to the management account and to the fixture's first region.
  ///
  /// @throws IllegalArgumentException for an account that is not in the organization, and as the
  ///   other method
  public Deployed deploy(Template template) {
    var fixture = ground.fixture();
    var organization = fixture.organization();
    var account = template.account().orElse(organization.management());
    if (organization.account(account).isEmpty()) {
      throw new IllegalArgumentException(
          "%s belongs to account %s, which is not in the organization %s"
              .formatted(template.stack(), account, organization.id()));
    }
    return deploy(template, account, template.region().orElse(fixture.regions().getFirst()));
  }

  /// Creates what a template declares, or updates the stack of its name in that account and region
  /// as CloudFormation does: what is unchanged is not touched, and what cannot change is replaced.
  ///
  /// A deployment that fails is rolled back, see [Deployments#deploy].
  ///
  /// @return what the stack has now, and the values of the outputs
  /// @throws IllegalArgumentException naming the logical id of what cannot be honoured
  public Deployed deploy(Template template, String account, String region) {
    return deployments.deploy(template, new Place(template.stack(), account, region));
  }

  /// Deletes a stack. What its template retains stays.
  ///
  /// @throws IllegalArgumentException where there is none, or naming what cannot be deleted
  public void destroy(String stack, String account, String region) {
    deployments.destroy(new Place(stack, account, region));
  }

  /// Returns the module of a service, with what a test may switch on in it.
  ///
  /// @throws IllegalArgumentException where this cloud has none of that type
  public <M extends Module> M module(Class<M> type) {
    return modules.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("there is no module " + type.getSimpleName()));
  }

  /// Returns what `AWS_ENDPOINT_URL` must be.
  public URI endpoint() {
    return ground.endpoint();
  }

  /// Returns the names of its services, as credential scopes have them.
  public Set<String> services() {
    return gateway.services();
  }

  /// Returns keys that may do everything in an account.
  public Keys operator(String account) {
    return ground.sessions().operator(account);
  }

  /// Returns the gateway, which counts calls and makes them fail on request.
  public Gateway gateway() {
    return gateway;
  }

  /// Returns the policies and what they decided.
  public Iam iam() {
    return ground.iam();
  }

  /// Returns the clock and what happens later. Nothing happens by itself before it is started.
  public Agenda agenda() {
    return ground.agenda();
  }

  /// Tells whether a process is at work, or about to be.
  public boolean working() {
    return modules.stream().anyMatch(Module::working);
  }

  /// Advances the cloud by one step. If no process is at work and a task of the agenda is pending,
  /// such as a retry or the end of a visibility time-out, virtual time jumps to that task.
  /// Otherwise this method waits.
  ///
  /// @param moment how long it waits, on the machine's clock
  /// @throws IllegalStateException if it is interrupted
  public void goOn(Duration moment) {
    if (!working() && !quiet() && agenda().turnToNext()) {
      return;
    }
    try {
      Thread.sleep(moment);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the cloud was at work", e);
    }
  }

  /// Tells whether nothing runs and no mapped queue holds a message.
  public boolean quiet() {
    return modules.stream().noneMatch(Module::busy);
  }

  /// Returns and forgets what cannot end well: refused calls, failed asynchronous events, event
  /// source mappings that do not work, and faults of the local cloud itself.
  public List<String> takeProblems() {
    return Stream.of(
            gateway.takeDefects(), ground.agenda().takeProblems(), all(Module::takeProblems))
        .flatMap(Collection::stream)
        .toList();
  }

  /// Ends every process; nothing is kept.
  @Override
  public void close() {
    ground.agenda().close();
    // Servers are closed last: a call in flight would find none.
    try (gateway) {
      modules.forEach(Module::stop);
    } finally {
      close(modules);
    }
  }

  /// Closes each, even where another one cannot be closed.
  private static void close(List<Module> open) {
    if (open.isEmpty()) {
      return;
    }
    try (var _ = open.getFirst()) {
      close(open.subList(1, open.size()));
    }
  }
}
