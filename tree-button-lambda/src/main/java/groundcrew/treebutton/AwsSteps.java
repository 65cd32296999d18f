package groundcrew.treebutton;

import groundcrew.common.AwsClients;
import groundcrew.treebutton.label.AwsLabels;
import groundcrew.treebutton.label.DrawLabel;
import groundcrew.treebutton.print.AwsPrintJobs;
import groundcrew.treebutton.tree.AwsToken;
import groundcrew.treebutton.tree.TreeNation;
import java.time.InstantSource;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;

/// What a press takes from its admission until its job is queued, on the clients of the process.
record AwsSteps(
    AwsToken token,
    TreeNation treeNation,
    DrawLabel drawLabel,
    AwsLabels labels,
    AwsPrintJobs printJobs) {

  static AwsSteps of(AwsClients clients, ButtonConfig config, InstantSource clock) {
    var token = new AwsToken(clients.build(SsmClient.builder()), config.tokenParameter(), clock);
    return new AwsSteps(
        token,
        new TreeNation(config.treeNation(), config.order(), token),
        new DrawLabel(config.labelDots(), config.labelText()),
        new AwsLabels(clients.build(S3Client.builder()), config.bucket()),
        new AwsPrintJobs(
            clients.build(IotClient.builder()),
            config.printer(),
            config.jobTemplate(),
            config.command()));
  }
}
