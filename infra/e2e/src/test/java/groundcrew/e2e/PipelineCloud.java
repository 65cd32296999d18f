package groundcrew.e2e;

import groundcrew.demo.assembly.SystemTemplates;
import groundcrew.demo.system.PipelineSystem;
import groundcrew.local.LocalCloud;
import groundcrew.local.fixture.ManagedNode;
import groundcrew.local.fixture.RecordedRun;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.runcommand.RunCommandModule;
import groundcrew.local.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/// The virtual machine step in a new cloud, with machines of every kind.
///
/// @param work folder of the cloud, in which machines find their programs
record PipelineCloud(LocalCloud cloud, PipelineSystem system, Path work) implements AutoCloseable {
  static final Duration LIMIT = Patience.LIMIT;

  /// Has the tag of the example, and really runs its scripts.
  static final String MACHINE = "i-0123456789abcdef0";

  /// Runs each command for two hours.
  static final String SLOW = "i-00000000000000001";

  /// Its agent does not answer.
  static final String LOST = "i-00000000000000002";

  /// No longer exists.
  static final String GONE = "i-00000000000000003";

  /// Stands in a data centre, runs Windows, and has the tag `site=lab`.
  static final String HYBRID = "mi-00000000000000004";

  /// Names the machine in the data centre by its tag.
  static final String LAB = "tag:site=lab";

  /// Names machines, by tags and by ids.
  static final List<String> TARGETS =
      List.of(
          "tag:groundcrew=pipeline", "tag:group=failing", "tag:group=empty", LAB, SLOW, LOST, GONE);

  /// @param targets on which commands are allowed
  /// @param deployed takes the templates
  static PipelineCloud start(List<String> targets, Consumer<List<Template>> deployed)
      throws IOException {
    var assembly =
        TaggingCloud.assembly(
            "pipeline", configuration -> configuration.with("/pipeline/allowedTargets", targets));
    var work = Files.createTempDirectory("groundcrew");
    var templates = SystemTemplates.of(assembly, PipelineSystem.NAME);
    deployed.accept(templates);
    var cloud = LocalCloud.start(TaggingCloud.smallOrganization(), LocalCloudSettings.in(work));
    cloud.iam().decisions().record();
    try {
      var pipeline = new PipelineCloud(cloud, PipelineSystem.deploy(cloud, templates), work);
      pipeline.addMachines();
      return pipeline;
    } catch (RuntimeException e) {
      cloud.close();
      throw e;
    }
  }

  private void addMachines() {
    system.add(system.linux(MACHINE));
    system.add(linux(LOST).connected(ManagedNode.Connection.LOST));
    system.add(linux(GONE).connected(ManagedNode.Connection.GONE));
    system.add(linux(SLOW).playing(RecordedRun.succeeding(Duration.ofHours(2), "")));
    system.add(
        ManagedNode.windows(HYBRID, system.account(), system.region())
            .tagged(Map.of("site", "lab"))
            .playing(RecordedRun.succeeding(Duration.ofMinutes(1), "")));
  }

  private ManagedNode linux(String id) {
    return ManagedNode.linux(id, system.account(), system.region());
  }

  /// Adds machines with the tag `group=failing`: more than Run Command starts at the same time.
  void addFailingMachines() {
    for (var i = 0; i < 52; i++) {
      system.add(
          system
              .linux("i-0000000000000a0%02d".formatted(i))
              .tagged(Map.of("group", "failing"))
              .playing(RecordedRun.failing(Duration.ofMinutes(1), 1, "no space left")));
    }
  }

  RunCommandModule runCommand() {
    return cloud.module(RunCommandModule.class);
  }

  DescribeExecutionResponse run(Path program, String message) {
    return run(
        """
        {"targets":["tag:groundcrew=pipeline"],"message":"%s","parameters":{"Program":"%s"},"timeout":"PT5M"}
        """
            .formatted(message, program));
  }

  /// Runs a command on targets as ALLOWED_TARGETS names them.
  DescribeExecutionResponse runOn(String target) {
    return run("{\"targets\":[\"%s\"],\"timeout\":\"PT10M\"}".formatted(target));
  }

  DescribeExecutionResponse run(String input) {
    return system.run(input, LIMIT);
  }

  /// Writes a program to the machines.
  Path program(String script) throws IOException {
    var executable = PosixFilePermissions.fromString("rwxr-xr-x");
    var program = Files.createTempFile(work, "program", ".sh");
    Files.writeString(program, "#!/bin/bash\n" + script + "\n");
    return Files.setPosixFilePermissions(program, executable);
  }

  /// Returns how often a command was sent, also where the answer was lost.
  long sent() {
    return cloud.gateway().counts().total("ssm:SendCommand");
  }

  @Override
  public void close() {
    cloud.close();
  }
}
