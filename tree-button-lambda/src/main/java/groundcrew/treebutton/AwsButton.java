package groundcrew.treebutton;

import groundcrew.common.AwsClients;
import groundcrew.common.Retries;
import groundcrew.common.Sleeper;
import groundcrew.treebutton.metrics.EmbeddedPressMetrics;
import groundcrew.treebutton.metrics.PressMetrics;
import groundcrew.treebutton.plant.ContinuePress;
import groundcrew.treebutton.plant.FinishPress;
import groundcrew.treebutton.plant.ProcessPress;
import groundcrew.treebutton.plant.ReconcilePresses;
import groundcrew.treebutton.plant.RecordPrint;
import groundcrew.treebutton.press.AdmitPress;
import groundcrew.treebutton.press.AwsAdmissions;
import groundcrew.treebutton.press.AwsPresses;
import groundcrew.treebutton.reply.AwsButtonReplies;
import groundcrew.treebutton.tree.OrderTree;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient;

/// Builds the use cases of the functions on the AWS clients of the process.
final class AwsButton {
  private final AwsClients clients;
  private final AwsPresses presses;
  private final AwsAdmissions admissions;
  private final AwsButtonReplies replies;
  private final PressMetrics metrics;
  private final InstantSource clock;

  /// @param table table of the presses
  AwsButton(AwsClients clients, String table, InstantSource clock) {
    // Nobody can tell what became of an order whose outcome is not recorded.
    var dynamoDb = clients.persistent().build(DynamoDbClient.builder());
    this.clients = clients;
    this.presses = new AwsPresses(dynamoDb, table);
    this.admissions = new AwsAdmissions(dynamoDb, table);
    this.replies = new AwsButtonReplies(clients.build(IotDataPlaneClient.builder()));
    this.metrics = new EmbeddedPressMetrics(System.out::println, clock);
    this.clock = clock;
  }

  AwsSteps steps(ButtonConfig config) {
    return AwsSteps.of(clients, config, clock);
  }

  ButtonPressPriming priming(AwsSteps steps) {
    return new ButtonPressPriming(admissions, presses, steps, replies, clock);
  }

  ProcessPress processPress(ButtonConfig config, AwsSteps steps) {
    return new ProcessPress(
        new AdmitPress(admissions, config.limits(), afterConflicts()),
        finishPress(config, steps),
        metrics);
  }

  ReconcilePresses reconcilePresses(ButtonConfig config) {
    var steps = steps(config);
    return new ReconcilePresses(
        presses, finishPress(config, steps), steps.printJobs(), recordPrint(), metrics);
  }

  RecordPrint recordPrint() {
    return new RecordPrint(presses, replies, metrics, afterConflicts());
  }

  PressMetrics metrics() {
    return metrics;
  }

  AwsButtonReplies replies() {
    return replies;
  }

  private FinishPress finishPress(ButtonConfig config, AwsSteps steps) {
    var orderTree =
        new OrderTree(
            steps.treeNation(),
            config.species(),
            config.trustOrderId(),
            Retries.of(4, Duration.ofMillis(500), Duration.ofSeconds(5), Sleeper.ofThread()),
            RandomGenerator.getDefault());
    var continuePress =
        new ContinuePress(
            presses, orderTree, steps.drawLabel(), steps.labels(), steps.printJobs(), metrics);
    return new FinishPress(presses, continuePress, replies, metrics);
  }

  private static Retries afterConflicts() {
    return Retries.of(8, Duration.ofMillis(50), Duration.ofSeconds(1), Sleeper.ofThread());
  }
}
