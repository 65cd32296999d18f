package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.demo.assembly.Synthesis;
import groundcrew.demo.assembly.SystemTemplates;
import groundcrew.demo.system.GateSystem;
import groundcrew.demo.system.ShopSite;
import groundcrew.local.LocalCloud;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.lambda.LambdaModule;
import groundcrew.local.template.Template;
import groundcrew.local.web.BlueGreen;
import groundcrew.local.web.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;

/// A web shop whose version 1 is live, and the gate of its deployments.
record GateCloud(LocalCloud cloud, GateSystem system) implements AutoCloseable {
  static final Duration LIMIT = Patience.LIMIT;

  private static final Duration POLL = Duration.ofMillis(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  static GateCloud start() throws IOException {
    return start(_ -> {});
  }

  /// Starts with further environment variables of the gate.
  static GateCloud with(Map<String, String> variables) throws IOException {
    return start(templates -> {
      var environment = gate(templates).withObject("/Environment/Variables");
      variables.forEach(environment::put);
    });
  }

  /// Starts with copies of the templates, changed.
  static GateCloud start(Consumer<List<Template>> change) throws IOException {
    var synthesis = Synthesis.ofThisRepository();
    var assembly = synthesis.synthesise(synthesis.exampleConfiguration());
    var templates =
        SystemTemplates.of(assembly, GateSystem.NAME).stream().map(Template::copy).toList();
    change.accept(templates);
    var work = Files.createTempDirectory("groundcrew");
    var web = new BlueGreen(work.resolve("web"), ShopSite.version("1"));
    var cloud = LocalCloud.start(TaggingCloud.smallOrganization(), LocalCloudSettings.in(work));
    cloud.iam().decisions().record();
    try {
      var system = GateSystem.deploy(cloud, templates, web);
      system.putList(ShopSite.list());
      return new GateCloud(cloud, system);
    } catch (RuntimeException e) {
      try (web) {
        cloud.close();
      }
      throw e;
    }
  }

  /// Returns the properties of the gate's function.
  static ObjectNode gate(List<Template> templates) {
    var own = templates.getLast();
    return own.idsOf("AWS::Lambda::Function").stream()
        .map(id -> own.resource(id).withObject("/Properties"))
        .filter(function -> function.at("/Environment/Variables").has("ENDPOINT"))
        .findFirst()
        .orElseThrow();
  }

  DeploymentInfo release(Site site) {
    return system.release(site, LIMIT);
  }

  /// Deploys a version although it cannot succeed, and takes the problems that the cloud reports.
  DeploymentInfo release(Site site, Consumer<List<String>> problems) {
    var deployment = system.start(site);
    var end = System.nanoTime() + LIMIT.toNanos();
    while (system.describe(deployment).completeTime() == null || cloud.working()) {
      assertThat(System.nanoTime()).as("%s does not end", deployment).isLessThan(end);
      cloud.goOn(POLL);
    }
    problems.accept(cloud.takeProblems());
    return system.describe(deployment);
  }

  /// Returns the version that visitors get.
  String live() {
    try (var body = system.web().production().resolve("/version.txt").toURL().openStream()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns the log of the gate's function.
  List<String> log() {
    return cloud.module(LambdaModule.class).lambda().logs(system.function().name());
  }

  JsonNode report(DeploymentInfo deployment) {
    try {
      return JSON.readTree(system.report(deployment.deploymentId(), "json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try (var _ = system.web()) {
      cloud.close();
    }
  }
}
