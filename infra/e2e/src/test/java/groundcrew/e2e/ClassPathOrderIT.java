package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.demo.system.EveryFunction;
import groundcrew.demo.system.LiveAlias;
import groundcrew.local.LocalCloud;
import groundcrew.local.ground.ClassPathOrder;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.lambda.InvocationResult.Success;
import groundcrew.local.lambda.LambdaFunction;
import groundcrew.local.lambda.LambdaModule;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The function's JAR and the runtime client share classes. Neither copy may break the other: a
/// missing method is an error that only a running function shows.
class ClassPathOrderIT {
  @ParameterizedTest
  @EnumSource(ClassPathOrder.class)
  void everyFunctionAnswersItsEventTwice(ClassPathOrder order, @TempDir Path work) {
    var fixture = TaggingCloud.smallOrganization();
    var settings = LocalCloudSettings.in(work).withEnvironments(1).withClassPath(order);
    try (var cloud = LocalCloud.start(fixture, settings)) {
      for (var function : EveryFunction.deploy(cloud, fixture)) {
        answers(cloud, function);
        answers(cloud, function);
      }
      assertThat(cloud.takeProblems()).isEmpty();
    }
  }

  private static void answers(LocalCloud cloud, LambdaFunction function) {
    var event = EveryFunction.event(function);
    // The alias starts as in production: the hooks of the snapshot run first.
    assertThat(LiveAlias.invoke(cloud, function.arn(), event))
        .as(
            "%s, %s",
            function.handler(), cloud.module(LambdaModule.class).lambda().logs(function.arn()))
        .isInstanceOf(Success.class);
  }
}
