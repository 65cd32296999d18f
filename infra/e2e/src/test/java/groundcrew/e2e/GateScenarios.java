package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.demo.system.LearnedList;
import groundcrew.demo.system.ShopSite;
import groundcrew.demo.system.TaggingSystem;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Caller;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.iam.Sessions;
import groundcrew.local.sns.SnsModule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;

/// What the gate must do while all is well with it: every statement of its policies serves one of
/// these.
record GateScenarios(GateCloud gate) {
  private static final String PEOPLE = "platform@example.com";

  void all() {
    gate.cloud().module(SnsModule.class).sns().confirm(PEOPLE);
    aGoodVersionGetsTheTraffic();
    aGateThatCannotTellIsReportedByEmail();
    theCodeOfTheGateMayNotUseWhatLambdaNeeds();
    unencryptedCallsAreDenied();
    new UrlListScenarios(gate, LearnedList.create(gate.cloud())).all();
  }

  void aGoodVersionGetsTheTraffic() {
    assertThat(gate.release(ShopSite.version("good")).status())
        .isEqualTo(DeploymentStatus.SUCCEEDED);
  }

  void aGateThatCannotTellIsReportedByEmail() {
    gate.system().putList("path\n");
    assertThat(gate.release(ShopSite.version("good")).status()).isEqualTo(DeploymentStatus.FAILED);

    gate.cloud().agenda().turn(Duration.ofMinutes(11));

    assertThat(gate.cloud().module(SnsModule.class).sns().mailbox().to(PEOPLE))
        .anySatisfy(email -> assertThat(email.subject()).contains("inconclusive"));
  }

  /// The network interfaces of the gate were created with the same role.
  void theCodeOfTheGateMayNotUseWhatLambdaNeeds() {
    var function = gate.system().function();
    var code =
        Sessions.caller(function.roleArn(), function.name())
            .with(Map.of("lambda:SourceFunctionArn", function.arn()));
    var place = gate.system().group().place();
    var anInterface =
        "arn:aws:ec2:%s:%s:network-interface/eni-1".formatted(place.region(), place.account());
    for (var action :
        List.of(
            "CreateNetworkInterface",
            "DeleteNetworkInterface",
            "AssignPrivateIpAddresses",
            "UnassignPrivateIpAddresses")) {
      assertDenied(code, RequiredPermission.of("ec2:" + action, anInterface));
    }
    for (var action : List.of("DescribeNetworkInterfaces", "DescribeSubnets")) {
      assertDenied(code, RequiredPermission.of("ec2:" + action, "*"));
    }
  }

  private void assertDenied(Caller caller, RequiredPermission permission) {
    assertThatThrownBy(() -> gate.cloud().iam().allow(caller, permission))
        .isInstanceOf(AwsError.class);
    gate.cloud().iam().expectDenials(permission.action());
    assertThat(gate.cloud().takeProblems()).isEmpty();
  }

  void unencryptedCallsAreDenied() {
    var place = gate.system().group().place();
    var unencrypted = new Unencrypted(gate.cloud(), place.account());
    var bucket = "arn:aws:s3:::" + gate.system().function().environment().get("BUCKET");
    unencrypted.assertRefused("s3:GetObject", bucket + "/reports/d-A1B2C3D4E.html");
    unencrypted.assertRefused("s3:ListBucket", bucket);
    unencrypted.assertRefused(
        "sqs:SendMessage",
        "arn:aws:sqs:%s:%s:groundcrew-gate-list-failures"
            .formatted(place.region(), place.account()));
    unencrypted.assertRefused(
        "sns:Publish",
        "arn:aws:sns:%s:%s:%s"
            .formatted(place.region(), place.account(), TaggingSystem.ALARM_STACK));
  }
}
