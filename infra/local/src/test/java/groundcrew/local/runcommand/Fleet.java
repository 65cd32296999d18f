package groundcrew.local.runcommand;

import groundcrew.local.AsOperator;
import groundcrew.local.Calls;
import groundcrew.local.LocalCloud;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.fixture.ManagedNode;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.template.Template;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;
import software.amazon.awssdk.services.ssm.model.Target;

/// A cloud with managed nodes, and what its operator does with them.
final class Fleet implements AutoCloseable {
  static final String ACCOUNT = "200000000009";
  static final String REGION = "eu-west-1";
  static final String LINUX = "i-0123456789abcdef0";
  static final String WINDOWS = "i-0123456789abcdef1";
  static final String HYBRID = "mi-0123456789abcdef2";

  final LocalCloud cloud;
  final SsmClient ssm;
  final RunCommandModule module;

  Fleet(Path work) {
    cloud = LocalCloud.start(Fixture.example(), LocalCloudSettings.in(work));
    ssm = new AsOperator(cloud, ACCOUNT, REGION).client(SsmClient.builder());
    module = cloud.module(RunCommandModule.class);
  }

  static ManagedNode linux() {
    return ManagedNode.linux(LINUX, ACCOUNT, REGION);
  }

  /// Returns the nodes that have one of the values as a tag.
  static Target tagged(String key, String... values) {
    return Target.builder().key("tag:" + key).values(values).build();
  }

  void add(ManagedNode node) {
    module.nodes().add(node);
  }

  /// Deploys a document; the text is JSON with single quotes.
  void document(String name, String content) {
    deploy(
        name,
        """
        {'Resources':{'Document':{'Type':'AWS::SSM::Document','Properties':{
          'Name':'%s','DocumentType':'Command','TargetType':'/','UpdateMethod':'NewVersion','Content':%s}}}}
        """
            .formatted(name, content));
  }

  void deploy(String stack, String template) {
    cloud.deploy(
        new Template(stack, Optional.empty(), Calls.json(template), Map.of()), ACCOUNT, REGION);
  }

  String send(Consumer<SendCommandRequest.Builder> request) {
    return ssm.sendCommand(request).command().commandId();
  }

  /// Sends a script to the Linux node.
  String shell(String... lines) {
    return send(r ->
        r.documentName("AWS-RunShellScript")
            .instanceIds(LINUX)
            .parameters(Map.of("commands", List.of(lines))));
  }

  void pass(int seconds) {
    cloud.agenda().turn(Duration.ofSeconds(seconds));
  }

  GetCommandInvocationResponse get(String command) {
    return get(command, LINUX);
  }

  GetCommandInvocationResponse get(String command, String node) {
    return ssm.getCommandInvocation(r -> r.commandId(command).instanceId(node));
  }

  @Override
  public void close() {
    try (cloud;
        ssm) {
      // Both are closed.
    }
  }
}
