package groundcrew.contracts;

import groundcrew.bluegreen.codedeploy.AwsHookAnswers;
import groundcrew.bluegreen.codedeploy.Hook;
import groundcrew.bluegreen.codedeploy.HookAnswers;
import groundcrew.bluegreen.codedeploy.HookAnswersContract;
import groundcrew.local.AsOperator;
import groundcrew.local.LocalCloud;
import groundcrew.local.arn.AccountRegion;
import groundcrew.local.codedeploy.CodeDeployModule;
import groundcrew.local.codedeploy.DeploymentGroup;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.ground.Traffic;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;

class AwsHookAnswersTest extends HookAnswersContract {
  private static final AccountRegion PLACE = new AccountRegion(LoopbackAws.ACCOUNT, "eu-west-1");
  @TempDir static Path work;
  private static LocalCloud cloud;
  private static CodeDeployClient codeDeploy;
  private static int deployments;

  @BeforeAll
  static void start() {
    cloud = LocalCloud.start(Fixtures.empty(), LocalCloudSettings.in(work));
    codeDeploy =
        new AsOperator(cloud, PLACE.account(), PLACE.region()).client(CodeDeployClient.builder());
  }

  @AfterAll
  static void close() {
    codeDeploy.close();
    cloud.close();
  }

  @Override
  protected HookAnswers answers() {
    return new AwsHookAnswers(codeDeploy);
  }

  @Override
  protected Hook waiting() {
    deployments++;
    var hook = new Hook("d-ABCDEF%03d".formatted(deployments), "waiting");
    cloud
        .module(CodeDeployModule.class)
        .addWaiting(
            new DeploymentGroup(
                PLACE, "shop", "web-" + deployments, "no role is assumed", new NoTraffic()),
            hook.deploymentId(),
            hook.executionId());
    return hook;
  }

  /// Nothing has traffic.
  private static final class NoTraffic implements Traffic {
    @Override
    public void install() {}

    @Override
    public void allowTest() {}

    @Override
    public void allow() {}

    @Override
    public void rollBack() {}

    @Override
    public void complete() {}
  }
}
