package groundcrew.e2e;

import static java.util.stream.Collectors.toCollection;

import groundcrew.demo.assembly.Synthesis;
import groundcrew.demo.booth.VirtualButton;
import groundcrew.demo.booth.VirtualPrinter;
import groundcrew.demo.system.ButtonSystem;
import groundcrew.local.LocalCloud;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.template.Template;
import groundcrew.local.treenation.TreeNationServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.ResourceNotFoundException;
import software.amazon.awssdk.services.s3.S3Client;

/// A booth with one button and one printer, its cloud, and the seller of its trees.
record ButtonCloud(LocalCloud cloud, ButtonSystem system, Path work) implements AutoCloseable {
  static final Duration LIMIT = Duration.ofSeconds(60);

  static ButtonCloud start() throws IOException {
    return start(templates -> {});
  }

  /// Starts with copies of the templates, changed.
  static ButtonCloud start(Consumer<List<Template>> change) throws IOException {
    var synthesis = Synthesis.ofThisRepository();
    var assembly = synthesis.synthesise(synthesis.exampleConfiguration());
    var templates = Template.of(assembly, ButtonSystem.NAME).stream().map(Template::copy).toList();
    change.accept(templates);
    var work = Files.createTempDirectory("groundcrew");
    Fixture fixture = TaggingCloud.smallOrganization();
    var cloud = LocalCloud.start(fixture, LocalCloudSettings.in(work));
    cloud.iam().decisions().record();
    try {
      var treeNation = new TreeNationServer(ButtonSystem.TOKEN);
      return new ButtonCloud(cloud, ButtonSystem.deploy(cloud, templates, treeNation), work);
    } catch (RuntimeException e) {
      cloud.close();
      throw e;
    }
  }

  VirtualButton button() {
    return new VirtualButton(system, work.resolve("devices"), "button-1");
  }

  VirtualPrinter printer() {
    return new VirtualPrinter(system, work.resolve("devices"), "printer");
  }

  void awaitState(String press, String state) {
    system.await(
        "%s of press %s".formatted(state, press), LIMIT, () -> system.state(press).equals(state));
  }

  /// Returns the presses of the given ones that have a print job.
  Set<String> jobs(Collection<String> presses) {
    try (var iot = system.operator().client(IotClient.builder())) {
      return presses.stream()
          .filter(press -> hasJob(iot, press))
          .collect(toCollection(TreeSet::new));
    }
  }

  private static boolean hasJob(IotClient iot, String press) {
    try {
      iot.describeJob(request -> request.jobId("print-" + press));
      return true;
    } catch (ResourceNotFoundException none) {
      return false;
    }
  }

  /// Returns the presses that have a label.
  Set<String> labels() {
    var bucket = "%s-labels-%s-%s".formatted(system.stack(), system.account(), system.region());
    try (var s3 = system.operator().client(S3Client.builder())) {
      return s3.listObjectsV2Paginator(request -> request.bucket(bucket)).contents().stream()
          .map(object -> object.key().replaceFirst("labels/", "").replaceFirst("\\.png", ""))
          .collect(toCollection(TreeSet::new));
    }
  }

  /// Returns the presses in a state.
  Set<String> inState(String state) {
    try (var dynamoDb = system.operator().client(DynamoDbClient.builder())) {
      return dynamoDb.scanPaginator(request -> request.tableName(system.stack())).items().stream()
          .filter(item -> item.containsKey("state") && item.get("state").s().equals(state))
          .map(item -> item.get("ID").s())
          .collect(toCollection(TreeSet::new));
    }
  }

  @Override
  public void close() {
    try (var _ = system.treeNation()) {
      cloud.close();
    }
  }
}
