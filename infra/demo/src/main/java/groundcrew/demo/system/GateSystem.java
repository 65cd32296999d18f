package groundcrew.demo.system;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.AsOperator;
import groundcrew.local.LocalCloud;
import groundcrew.local.arn.AccountRegion;
import groundcrew.local.codedeploy.CodeDeployModule;
import groundcrew.local.codedeploy.DeploymentGroup;
import groundcrew.local.ground.Traffic;
import groundcrew.local.lambda.LambdaFunction;
import groundcrew.local.lambda.LambdaModule;
import groundcrew.local.scheduler.SchedulerModule;
import groundcrew.local.template.Template;
import groundcrew.local.web.BlueGreen;
import groundcrew.local.web.Site;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocationType;
import software.amazon.awssdk.services.s3.S3Client;

/// The blue/green gate in one account and region, and the web service whose deployments it decides.
///
/// @param function the gate's
/// @param group of the deployments
public record GateSystem(
    LocalCloud cloud, BlueGreen web, LambdaFunction function, DeploymentGroup group) {
  /// The system's name in the assembly.
  public static final String NAME = "gate";

  private static final Duration POLL = Duration.ofMillis(20);
  private static final String DEPLOYER = "gate-deployer";
  private static final String ENDPOINT = "ENDPOINT";
  private static final Pattern GROUP = Pattern.compile("deploymentgroup:([^/\"]+)/([^\"]+)");

  /// Deploys the gate of a web service, which compares its test listener with production.
  ///
  /// @param templates copies: the endpoints are changed in them
  public static GateSystem deploy(LocalCloud cloud, List<Template> templates, BlueGreen web) {
    return deploy(cloud, templates, web, web.test(), Optional.of(web.production()));
  }

  /// Deploys the templates of the system in their order; the last one is its own stack. The
  /// deployment group and its role are created as their owner would do.
  ///
  /// @param templates copies: the endpoints are changed in them
  /// @param endpoint what the gate tests
  /// @param baseline what it compares with
  public static GateSystem deploy(
      LocalCloud cloud,
      List<Template> templates,
      BlueGreen web,
      URI endpoint,
      Optional<URI> baseline) {
    var own = templates.getLast();
    var handler = point(own, endpoint, baseline);
    templates.forEach(cloud::deploy);
    var scheduler = cloud.module(SchedulerModule.class).scheduler();
    scheduler.arns().stream()
        .filter(arn -> arn.contains("/" + own.stack() + "-"))
        .forEach(scheduler::disable);
    var place = new AccountRegion(own.account().orElseThrow(), own.region().orElseThrow());
    var function =
        cloud.module(LambdaModule.class).lambda().functions().stream()
            .filter(deployed -> deployed.handler().equals(handler))
            .findFirst()
            .orElseThrow();
    cloud.deploy(roleOfDeployer(policyOfDeployer(own, place)), place.account(), place.region());
    var group = group(own, web).orElseThrow();
    cloud.module(CodeDeployModule.class).add(group);
    return new GateSystem(cloud, web, function, group);
  }

  /// Returns the deployment group that a stack may answer; empty for the stack of another system.
  static Optional<DeploymentGroup> group(Template own, Traffic traffic) {
    var named = GROUP.matcher(own.root().toString());
    if (!named.find()) {
      return Optional.empty();
    }
    var account = own.account().orElseThrow();
    return Optional.of(
        new DeploymentGroup(
            new AccountRegion(account, own.region().orElseThrow()),
            named.group(1),
            named.group(2),
            "arn:aws:iam::%s:role/%s".formatted(account, DEPLOYER),
            traffic));
  }

  /// Changes the endpoints of the gate and returns its handler.
  private static String point(Template own, URI endpoint, Optional<URI> baseline) {
    for (var id : own.idsOf("AWS::Lambda::Function")) {
      var properties = own.resource(id).path("Properties");
      if (properties.at("/Environment/Variables") instanceof ObjectNode variables
          && variables.has(ENDPOINT)) {
        variables.put(ENDPOINT, endpoint.toString()).remove("BASELINE_ENDPOINT");
        baseline.ifPresent(blue -> variables.put("BASELINE_ENDPOINT", blue.toString()));
        return properties.path("Handler").asText();
      }
    }
    throw new IllegalStateException("no function has an endpoint");
  }

  /// Returns the policy that the stack has for the service role of CodeDeploy.
  private static String policyOfDeployer(Template own, AccountRegion place) {
    var policy =
        own.resource(own.idsOf("AWS::IAM::ManagedPolicy").iterator().next()).at("/Properties");
    return "arn:aws:iam::%s:policy%s%s"
        .formatted(
            place.account(),
            policy.path("Path").asText("/"),
            policy.path("ManagedPolicyName").asText());
  }

  private static Template roleOfDeployer(String policy) {
    return new Template(
        DEPLOYER,
        Optional.empty(),
        JsonText.object(
            """
            {"Resources":{"Role":{"Type":"AWS::IAM::Role","Properties":{
              "RoleName":"%s",
              "AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[
                {"Effect":"Allow","Principal":{"Service":"codedeploy.amazonaws.com"},"Action":"sts:AssumeRole"}]},
              "ManagedPolicyArns":["%s"]}}}}
            """
                .formatted(DEPLOYER, policy)),
        Map.of());
  }

  /// Returns a person who may do everything in the account.
  public AsOperator operator() {
    return new AsOperator(cloud, group.place().account(), group.place().region());
  }

  /// Puts the list of addresses.
  public void putList(String csv) {
    try (var s3 = operator().client(S3Client.builder())) {
      s3.putObject(
          request -> request.bucket(variable("BUCKET")).key(variable("FILEPATH")),
          RequestBody.fromString(csv));
    }
  }

  /// Deletes the list of addresses.
  public void deleteList() {
    try (var s3 = operator().client(S3Client.builder())) {
      s3.deleteObject(request -> request.bucket(variable("BUCKET")).key(variable("FILEPATH")));
    }
  }

  /// Starts a deployment of a version of the web service and returns its id.
  public String start(Site site) {
    web.next(site);
    try (var codeDeploy = operator().client(CodeDeployClient.builder())) {
      return codeDeploy
          .createDeployment(request ->
              request
                  .applicationName(group.application())
                  .deploymentGroupName(group.name())
                  .revision(revision ->
                      revision
                          .revisionType(RevisionLocationType.APP_SPEC_CONTENT)
                          .appSpecContent(spec -> spec.content(appSpec(site)))))
          .deploymentId();
    }
  }

  private String appSpec(Site site) {
    return """
    version: 0.0
    Resources:
      - TargetService:
          Type: AWS::ECS::Service
          Properties:
            TaskDefinition: arn:aws:ecs:%s:%s:task-definition/%s:%s
            LoadBalancerInfo: {ContainerName: web, ContainerPort: 80}
    Hooks:
      - AfterAllowTestTraffic: %s:live
    """
        .formatted(
            group.place().region(),
            group.place().account(),
            group.name(),
            site.version(),
            function.arn());
  }

  /// Deploys a version of the web service and waits for the end of the deployment, and of the gate,
  /// which writes its report last.
  ///
  /// @throws IllegalStateException naming the cause, when it does not end
  public DeploymentInfo release(Site site, Duration limit) {
    var deployment = start(site);
    new CloudWait(cloud, POLL)
        .until(
            "end of " + deployment,
            limit,
            () -> describe(deployment).completeTime() != null && !cloud.working());
    return describe(deployment);
  }

  /// Returns a deployment as it is now.
  public DeploymentInfo describe(String deployment) {
    try (var codeDeploy = operator().client(CodeDeployClient.builder())) {
      return codeDeploy.getDeployment(request -> request.deploymentId(deployment)).deploymentInfo();
    }
  }

  /// Returns the report of a deployment.
  ///
  /// @param type `html` or `json`
  public String report(String deployment, String type) {
    var prefix = function.environment().getOrDefault("REPORT_PREFIX", "reports/");
    try (var s3 = operator().client(S3Client.builder())) {
      return s3.getObjectAsBytes(
              request -> request.bucket(variable("BUCKET")).key(prefix + deployment + "." + type))
          .asUtf8String();
    }
  }

  private String variable(String name) {
    return Optional.ofNullable(function.environment().get(name)).orElseThrow();
  }
}
