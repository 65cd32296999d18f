package groundcrew.e2e;

import static groundcrew.e2e.TaggingCloud.MANAGEMENT;
import static groundcrew.e2e.TaggingCloud.REGION;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.demo.assembly.Synthesis;
import groundcrew.local.AsOperator;
import groundcrew.local.LocalCloud;
import groundcrew.local.ground.DelegatedAdministrators;
import groundcrew.local.ground.LocalCloudSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/// What `./groundcrew doctor` says, by its own program, with each prerequisite removed in turn.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class DoctorIT {
  private static final String HOME = TaggingCloud.DELEGATED;
  private static final String TOKEN = "/groundcrew/tree-nation-token";

  private LocalCloud cloud;
  private OrganizationsClient organizations;
  private Path managed;
  private Path delegated;

  /// How a run of the program ended.
  private record Run(int code, String output) {}

  @BeforeAll
  void start() throws IOException {
    cloud =
        LocalCloud.start(
            TaggingCloud.smallOrganization(),
            LocalCloudSettings.in(Files.createTempDirectory("groundcrew")));
    organizations =
        new AsOperator(cloud, MANAGEMENT, "us-east-1").client(OrganizationsClient.builder());
    managed = TaggingCloud.assembly("example", configuration -> {});
    delegated = TaggingCloud.delegatedAssembly();
  }

  @BeforeEach
  void everythingIsThere() {
    bootstrap(HOME).create(27, HOME);
    bootstrap(MANAGEMENT).create(27, HOME);
  }

  @AfterAll
  void end() {
    organizations.close();
    cloud.close();
  }

  @Test
  void aHomeThatHasEverythingIsReady() {
    var run = doctor(delegated, "tagging", HOME);

    assertThat(run.code()).as(run.output()).isZero();
    assertThat(run.output())
        .contains(
            "ok       the credentials belong to account " + HOME,
            "ok       aws://%s/%s is bootstrapped, version 27".formatted(MANAGEMENT, REGION),
            "ok       aws://%s/%s is bootstrapped, version 27".formatted(HOME, REGION),
            "ok       StackSets has trusted access to the organization")
        .doesNotContain("missing", "unknown");
  }

  @Test
  void theManagementAccountNeedsNoDelegation() {
    bootstrap(MANAGEMENT).create(27, MANAGEMENT);

    assertThat(doctor(managed, "tagging", MANAGEMENT).code()).isZero();
  }

  @Test
  void credentialsOfAnotherAccountAreNamed() {
    var run = doctor(delegated, "guardian", "200000000010");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.output())
        .contains(
            "missing  the credentials belong to account 200000000010, and the stacks to account "
                + HOME,
            "set AWS_PROFILE to a profile of account " + HOME);
  }

  @Test
  void withoutCredentialsThereIsOneFinding() {
    var run = run(Map.of(), delegated, "guardian");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.output())
        .startsWith("missing  there are no valid AWS credentials: ")
        .contains("set AWS_PROFILE to a profile of account " + HOME)
        .doesNotContain("bootstrap");
  }

  @Test
  void aHomeThatWasNotBootstrappedGetsTheCommand() {
    bootstrap(HOME).remove();

    assertMissing(
        doctor(delegated, "guardian", HOME),
        "aws://%s/%s is not bootstrapped".formatted(HOME, REGION),
        "cdk bootstrap aws://%s/%s\n".formatted(HOME, REGION));
  }

  @Test
  void anOldBootstrapStackIsNamedWithBothVersions() {
    bootstrap(HOME).create(5, HOME);

    assertMissing(
        doctor(delegated, "guardian", HOME), "has version 5, and 6 is needed", "cdk bootstrap");
  }

  @Test
  void aManagementAccountThatDoesNotTrustTheHomeGetsTheCommandThatTrustsIt() {
    bootstrap(MANAGEMENT).create(27, MANAGEMENT);

    assertMissing(
        doctor(delegated, "tagging", HOME),
        "aws://%s/%s is not bootstrapped, or does not trust account %s"
            .formatted(MANAGEMENT, REGION, HOME),
        "with credentials of account %s: infra/cdk/node_modules/.bin/cdk bootstrap --trust %s"
            .formatted(MANAGEMENT, HOME));
  }

  @Test
  void onlyTaggingNeedsTheOrganization() {
    organizations.disableAWSServiceAccess(
        request -> request.servicePrincipal(DelegatedAdministrators.STACK_SETS));
    try {
      assertMissing(
          doctor(delegated, "tagging", HOME),
          "StackSets has no trusted access to the organization",
          "aws cloudformation activate-organizations-access");
      assertThat(doctor(delegated, "guardian", HOME).code()).isZero();
    } finally {
      organizations.enableAWSServiceAccess(
          request -> request.servicePrincipal(DelegatedAdministrators.STACK_SETS));
    }
  }

  @Test
  void aHomeThatIsNoDelegatedAdministratorGetsTheCommandThatRegistersIt() {
    organizations.deregisterDelegatedAdministrator(
        request -> request.accountId(HOME).servicePrincipal(DelegatedAdministrators.STACK_SETS));
    try {
      assertMissing(
          doctor(delegated, "tagging", HOME),
          "account %s is no delegated administrator of StackSets".formatted(HOME),
          "--account-id " + HOME);
    } finally {
      organizations.registerDelegatedAdministrator(
          request -> request.accountId(HOME).servicePrincipal(DelegatedAdministrators.STACK_SETS));
    }
  }

  @Test
  void theTokenOfTheButtonMustBeASecureString() {
    try (var ssm = new AsOperator(cloud, HOME, REGION).client(SsmClient.builder())) {
      assertMissing(
          doctor(delegated, "button", HOME),
          "the parameter %s does not exist in %s".formatted(TOKEN, REGION),
          "--type SecureString --name " + TOKEN);

      ssm.putParameter(request -> request.name(TOKEN).value("token").type(ParameterType.STRING));
      assertMissing(
          doctor(delegated, "button", HOME),
          "the parameter %s has the type String, not SecureString".formatted(TOKEN),
          "create it again");

      ssm.deleteParameter(request -> request.name(TOKEN));
      ssm.putParameter(
          request -> request.name(TOKEN).value("token").type(ParameterType.SECURE_STRING));
      assertThat(doctor(delegated, "button", HOME).code()).isZero();
    }
  }

  private static void assertMissing(Run run, String what, String remedy) {
    assertThat(run.code()).as(run.output()).isEqualTo(1);
    assertThat(run.output()).contains("missing  ", what, remedy);
  }

  private Bootstrapped bootstrap(String account) {
    return new Bootstrapped(cloud, account, REGION);
  }

  private Run doctor(Path assembly, String system, String account) {
    return run(cloud.operator(account).variables(), assembly, system);
  }

  private Run run(Map<String, String> credentials, Path assembly, String system) {
    var cdk = Synthesis.ofThisRepository().root().resolve("infra/cdk/target");
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                cdk.resolve("classes") + ":" + cdk.resolve("lib") + "/*",
                "groundcrew.cdk.doctor.DoctorCommand",
                assembly.toString(),
                system)
            .redirectErrorStream(true);
    var environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("AWS_"));
    environment.put("AWS_ENDPOINT_URL", cloud.endpoint().toString());
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
    environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
    environment.put("AWS_CONFIG_FILE", "/dev/null");
    environment.putAll(credentials);
    try {
      var process = builder.start();
      var output = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new Run(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
