package groundcrew.treebutton;

import groundcrew.common.AwsClients;
import groundcrew.common.Retries;
import groundcrew.common.Sleeper;
import groundcrew.treebutton.label.AwsLabels;
import groundcrew.treebutton.label.DrawLabel;
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
import groundcrew.treebutton.print.AwsPrintJobs;
import groundcrew.treebutton.reply.AwsButtonReplies;
import groundcrew.treebutton.tree.AwsToken;
import groundcrew.treebutton.tree.OrderTree;
import groundcrew.treebutton.tree.TreeNation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;

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
    var dynamoDb = clients.build(DynamoDbClient.builder());
    this.clients = clients;
    this.presses = new AwsPresses(dynamoDb, table);
    this.admissions = new AwsAdmissions(dynamoDb, table);
    this.replies = new AwsButtonReplies(clients.build(IotDataPlaneClient.builder()));
    this.metrics = new EmbeddedPressMetrics(System.out::println, clock);
    this.clock = clock;
  }

  ButtonPressPriming priming(ButtonConfig config) {
    return new ButtonPressPriming(admissions, presses, drawLabel(config), clock);
  }

  ProcessPress processPress(ButtonConfig config) {
    return new ProcessPress(
        new AdmitPress(admissions, config.limits(), afterConflicts()),
        finishPress(config, printJobs(config)),
        metrics);
  }

  ReconcilePresses reconcilePresses(ButtonConfig config) {
    var printJobs = printJobs(config);
    return new ReconcilePresses(
        presses, finishPress(config, printJobs), printJobs, recordPrint(), metrics);
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

  private FinishPress finishPress(ButtonConfig config, AwsPrintJobs printJobs) {
    var token = new AwsToken(clients.build(SsmClient.builder()), config.tokenParameter(), clock);
    var orderTree =
        new OrderTree(
            new TreeNation(config.treeNation(), config.order(), token),
            config.species(),
            config.trustOrderId(),
            Retries.of(4, Duration.ofMillis(500), Duration.ofSeconds(5), Sleeper.ofThread()),
            RandomGenerator.getDefault());
    var continuePress =
        new ContinuePress(
            presses,
            orderTree,
            drawLabel(config),
            new AwsLabels(clients.build(S3Client.builder()), config.bucket()),
            printJobs,
            metrics);
    return new FinishPress(presses, continuePress, replies, metrics);
  }

  private static DrawLabel drawLabel(ButtonConfig config) {
    return new DrawLabel(config.labelDots(), config.labelText());
  }

  private AwsPrintJobs printJobs(ButtonConfig config) {
    return new AwsPrintJobs(
        clients.build(IotClient.builder()),
        config.printer(),
        config.jobTemplate(),
        config.command());
  }

  private static Retries afterConflicts() {
    return Retries.of(8, Duration.ofMillis(50), Duration.ofSeconds(1), Sleeper.ofThread());
  }
}
