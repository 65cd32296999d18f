package groundcrew.local.runcommand.agent;

import groundcrew.local.fixture.ManagedNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.ground.Ground;
import groundcrew.local.ground.SdkClients;
import groundcrew.local.iam.Keys;
import groundcrew.local.problems.ProblemLog;
import groundcrew.local.runcommand.document.Step;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/// Writes the output of steps to S3 as the node, which has to be allowed to.
final class OutputUpload {
  private final Ground ground;
  private final ProblemLog problems;

  OutputUpload(Ground ground, ProblemLog problems) {
    this.ground = ground;
    this.problems = problems;
  }

  /// Returns what the node itself may do; empty for a node without a role.
  Optional<Keys> keys(ManagedNode node) {
    return node.roleArn()
        .map(role ->
            ground
                .roles()
                .open(role, node.id(), node.hybrid() ? "ssm.amazonaws.com" : "ec2.amazonaws.com"));
  }

  /// Writes what a step has written. What fails is a line in the agent's log on AWS, and changes
  /// nothing in the status.
  void write(Assignment assignment, Step step, StepEnd end) {
    assignment
        .output()
        .ifPresent(location -> {
          var folder = location.folder(assignment.commandId(), assignment.node().id(), step);
          try {
            put(assignment.node(), location, folder + "/stdout", end.stdout());
            put(assignment.node(), location, folder + "/stderr", end.stderr());
          } catch (AwsError | SdkException | IllegalStateException e) {
            problems.add(
                "node %s cannot write to s3://%s/%s: %s"
                    .formatted(assignment.node().id(), location.bucket(), folder, e.getMessage()));
          }
        });
  }

  private void put(ManagedNode node, OutputLocation location, String key, String text) {
    if (text.isEmpty()) {
      return;
    }
    var keys = keys(node).orElseThrow(() -> new IllegalStateException("the node has no role"));
    try (var s3 =
        SdkClients.of(
            S3Client.builder().forcePathStyle(true),
            ground.endpoint(),
            location.region(),
            StaticCredentialsProvider.create(keys.credentials()))) {
      s3.putObject(
          request -> request.bucket(location.bucket()).key(key), RequestBody.fromString(text));
    }
  }
}
