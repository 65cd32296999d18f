package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.demo.system.GreenFault;
import groundcrew.demo.system.ShopSite;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.CallScope;
import groundcrew.local.gateway.Loss;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;

/// The way of a deployment: CodeDeploy, its hook, the gate, two versions of a web shop that nginx
/// serves, and the traffic that shifts, or does not.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class GateIT {
  private static final String PUT = "codedeploy:PutLifecycleEventHookExecutionStatus";

  private GateCloud gate;

  @BeforeAll
  void start() throws IOException {
    gate = GateCloud.with(Map.of("REQUEST_TIMEOUT", "PT2S"));
  }

  @AfterAll
  void end() {
    gate.close();
  }

  @BeforeEach
  void putList() {
    gate.cloud().gateway().faults().clear();
    gate.system().putList(ShopSite.list());
  }

  @Test
  void aVersionThatIsAsGoodAsTheOneBeforeGetsTheTraffic() {
    var deployment = gate.release(ShopSite.version("good"));

    assertThat(deployment.status()).as(reasons(deployment)).isEqualTo(DeploymentStatus.SUCCEEDED);
    assertThat(gate.live()).isEqualTo("good");
    assertThat(verdict(deployment)).isEqualTo("PASS");
    assertThat(gate.system().report(deployment.deploymentId(), "html"))
        .startsWith("<!doctype html>")
        .contains(deployment.deploymentId());
  }

  @ParameterizedTest
  @EnumSource(GreenFault.class)
  void aVersionThatBreaksWhatWorksDoesNotGetTheTraffic(GreenFault fault) {
    var before = gate.live();
    var deployment =
        gate.release(fault.in(ShopSite.version("bad"), gate.system().web().production()));

    assertStopped(deployment);
    assertThat(gate.live()).isEqualTo(before);
    assertThat(verdict(deployment)).isEqualTo("FAIL");
    assertThat(faults(gate, deployment))
        .isNotEmpty()
        .allMatch(found -> found.contains(reason(fault)));
    assertThat(logged(gate, deployment))
        .contains(gate.report(deployment).at("/reasons/0").asText());
  }

  /// Returns what the report says of each row that regressed, or of the whole where none did.
  private static String reason(GreenFault fault) {
    return switch (fault) {
      case DROPS_A_REWRITE_RULE -> "status 404, expected 200";
      case REDIRECTS_TO_BLUE -> "status 302, expected 200: a redirect to http://";
      case ANSWERS_SLOWLY -> "green is slower than blue: median";
      case TRICKLES, HANGS -> "no complete answer within PT2S";
      case RESETS -> "onnection";
      case SERVES_THE_WRONG_BODY -> "the body has no \"Product ";
    };
  }

  /// What fails before and after has no part in the verdict.
  @Test
  void whatFailsOnBothSidesIsReportedAndDoesNotCount() {
    gate.system().putList("path,status\n/,200\n/no-such-page,200\n");
    var deployment = gate.release(ShopSite.version("good"));

    assertThat(deployment.status()).as(reasons(deployment)).isEqualTo(DeploymentStatus.SUCCEEDED);
    assertThat(gate.report(deployment).at("/rows/counts/FAILED_ON_BOTH").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | nothing was tested",
        "path | nothing was tested",
        "path,status\\n/no-such-page,200 | failed on blue as well"
      })
  void aListThatTellsNothingIsInconclusiveAndStopsTheDeployment(String list, String reason) {
    gate.system().putList(list.replace("\\n", "\n"));
    var deployment = gate.release(ShopSite.version("good"));

    assertStopped(deployment);
    assertThat(verdict(deployment)).isEqualTo("INCONCLUSIVE");
    assertThat(reasons(deployment)).contains(reason);
    assertThat(logged(gate, deployment)).contains(reason);
  }

  @Test
  void withoutAListTheDeploymentIsStopped() {
    gate.system().deleteList();
    var deployment =
        gate.release(
            ShopSite.version("good"),
            // S3 tells only who may list a bucket that an object is missing.
            problems -> assertThat(problems).singleElement().asString().contains("s3:ListBucket"));

    assertStopped(deployment);
    assertThat(reasons(deployment)).contains("the list");
    assertThat(logged(gate, deployment)).contains("the list");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/,200\\nhttp://other.example/,200 | other.example",
        "/\\n\"/unclosed | malformed",
        "path,status\\n/,two hundred | expected a status"
      })
  void aRowThatCannotBeTestedStopsTheDeployment(String list, String reason) {
    gate.system().putList(list.replace("\\n", "\n") + "\n");
    var deployment = gate.release(ShopSite.version("good"));

    assertStopped(deployment);
    assertThat(gate.report(deployment).toString()).contains(reason);
  }

  /// The answer reached CodeDeploy, and the function does not learn of it.
  @Test
  void anAnswerThatIsRepeatedIsNoError() {
    gate.cloud().gateway().faults().next(PUT, Loss.RESET, 1);
    var deployment = gate.release(ShopSite.version("good"));

    assertThat(deployment.status()).as(reasons(deployment)).isEqualTo(DeploymentStatus.SUCCEEDED);
  }

  /// As where the function's VPC has no way to CodeDeploy.
  @Test
  void anAnswerThatDoesNotReachCodeDeployStopsTheDeploymentAfterAnHour() throws IOException {
    try (var slow = GateCloud.start(templates -> GateCloud.gate(templates).put("Timeout", 4))) {
      slow.cloud().gateway().faults().latency(CallScope.of(PUT), Duration.ofMinutes(1));
      var deployment = slow.release(ShopSite.version("good"), GateIT::failedThreeTimes);

      assertStopped(deployment);
      assertThat(deployment.errorInformation().message()).contains("within one hour");
      assertThat(slow.live()).isEqualTo("1");
    }
  }

  @Test
  void aGateThatDoesNotStartStopsTheDeploymentAfterAnHour() throws IOException {
    try (var broken = GateCloud.with(Map.of("ACCEPTANCE_THRESHOLD", "most"))) {
      var deployment = broken.release(ShopSite.version("good"), GateIT::failedThreeTimes);

      assertStopped(deployment);
      assertThat(deployment.errorInformation().message()).contains("within one hour");
      assertThat(broken.log()).anyMatch(line -> line.contains("ACCEPTANCE_THRESHOLD"));
      assertThat(broken.live()).isEqualTo("1");
    }
  }

  /// A hanging version uses up the time of the function, which answers before its end.
  @Test
  void aGateWithoutTimeAnswersWithWhatItKnows() throws IOException {
    try (var slow =
        GateCloud.start(templates -> {
          var gate = GateCloud.gate(templates).put("Timeout", 8);
          gate.withObject("/Environment/Variables").put("REQUEST_TIMEOUT", "PT1M");
        })) {
      var web = slow.system().web();
      var deployment = slow.release(GreenFault.HANGS.in(ShopSite.version("bad"), web.production()));

      assertStopped(deployment);
      assertThat(deployment.errorInformation().message()).doesNotContain("within one hour");
      assertThat(reasons(slow, deployment)).contains("no time was left");
    }
  }

  @Test
  void whereItOnlyReportsNothingIsStopped() throws IOException {
    try (var reporting = GateCloud.with(Map.of("MODE", "report"))) {
      var web = reporting.system().web();
      var deployment =
          reporting.release(
              GreenFault.DROPS_A_REWRITE_RULE.in(ShopSite.version("bad"), web.production()));

      assertThat(deployment.status()).isEqualTo(DeploymentStatus.SUCCEEDED);
      assertThat(reporting.report(deployment).path("verdict").asText()).isEqualTo("FAIL");
      assertThat(faults(reporting, deployment))
          .isNotEmpty()
          .allMatch(found -> found.contains(reason(GreenFault.DROPS_A_REWRITE_RULE)));
      assertThat(reporting.report(deployment).path("consequence").asText())
          .contains("MODE=report stops no deployment");
    }
  }

  @Test
  void aReportThatCannotBeWrittenChangesNothing() {
    var denied = new AwsError(403, "AccessDenied", "Access Denied");
    gate.cloud().gateway().faults().next("s3:PutObject", denied, 100);
    var deployment = gate.release(ShopSite.version("good"));

    assertThat(deployment.status()).isEqualTo(DeploymentStatus.SUCCEEDED);
  }

  private static List<String> faults(GateCloud cloud, DeploymentInfo deployment) {
    var report = cloud.report(deployment);
    var rows =
        report
            .path("results")
            .valueStream()
            .filter(row -> row.path("result").asText().equals("REGRESSION"))
            .map(row -> row.path("reason").asText())
            .toList();
    return rows.isEmpty()
        ? report.path("reasons").valueStream().map(JsonNode::asText).toList()
        : rows;
  }

  /// Returns the line of the function's log about a deployment.
  private static String logged(GateCloud cloud, DeploymentInfo deployment) {
    return cloud.log().stream()
        .filter(line -> line.contains("hook answered") && line.contains(deployment.deploymentId()))
        .findFirst()
        .orElseThrow();
  }

  private static void failedThreeTimes(List<String> problems) {
    assertThat(problems).singleElement().asString().contains("failed after 3 attempts");
  }

  private static void assertStopped(DeploymentInfo deployment) {
    assertThat(deployment.status()).isEqualTo(DeploymentStatus.FAILED);
    assertThat(deployment.errorInformation().codeAsString()).isEqualTo("HOOK_EXECUTION_FAILURE");
  }

  private String verdict(DeploymentInfo deployment) {
    return gate.report(deployment).path("verdict").asText();
  }

  private String reasons(DeploymentInfo deployment) {
    return reasons(gate, deployment);
  }

  private static String reasons(GateCloud cloud, DeploymentInfo deployment) {
    JsonNode reasons = cloud.report(deployment).path("reasons");
    return reasons.toString();
  }
}
