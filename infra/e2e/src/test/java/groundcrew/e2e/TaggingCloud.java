package groundcrew.e2e;

import groundcrew.demo.assembly.ConfigurationCopy;
import groundcrew.demo.assembly.Synthesis;
import groundcrew.demo.assembly.SystemTemplates;
import groundcrew.demo.system.TagAudit;
import groundcrew.demo.system.TaggingSystem;
import groundcrew.local.LocalCloud;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.fixture.TaggedResource;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/// A small organization, its cloud and the tagging system in it.
record TaggingCloud(LocalCloud cloud, TaggingSystem system, Fixture fixture)
    implements AutoCloseable {
  static final Duration LIMIT = Patience.LIMIT;
  static final String REGION = "eu-west-1";

  /// The management account of the small organization, and its delegated administrator.
  static final String MANAGEMENT = "111122223333";

  static final String DELEGATED = "200000000006";

  /// Starts with the templates as they are.
  static TaggingCloud start() throws IOException {
    return start(templates -> {});
  }

  /// Starts with copies of the templates, changed.
  static TaggingCloud start(Consumer<List<Template>> change) throws IOException {
    var templates = templates();
    change.accept(templates);
    return start(templates);
  }

  /// Starts with these templates.
  static TaggingCloud start(List<Template> templates) throws IOException {
    var settings = LocalCloudSettings.in(Files.createTempDirectory("groundcrew"));
    return start(templates, smallOrganization(), settings);
  }

  /// Starts with these templates in another organization.
  static TaggingCloud start(
      List<Template> templates, Fixture fixture, LocalCloudSettings settings) {
    var cloud = LocalCloud.start(fixture, settings);
    // Before anything is deployed: creating an event source takes permissions, too.
    cloud.iam().decisions().record();
    try {
      return new TaggingCloud(cloud, TaggingSystem.deploy(cloud, templates), fixture);
    } catch (RuntimeException e) {
      cloud.close();
      throw e;
    }
  }

  /// Returns copies of the synthesised templates. They come from the example configuration, where a
  /// write is listed after a minute; here it is listed at once.
  static List<Template> templates() {
    return templates("example", configuration -> {});
  }

  /// Returns copies of the templates that are synthesised from the example configuration, changed.
  ///
  /// @param name of the file that is written
  static List<Template> templates(String name, Consumer<ConfigurationCopy> change) {
    return templates(assembly(name, change));
  }

  /// Returns copies of the templates of an assembly.
  static List<Template> templates(Path assembly) {
    return SystemTemplates.of(assembly, TaggingSystem.NAME).stream().map(Template::copy).toList();
  }

  /// Returns the assembly that is synthesised from the example configuration, changed.
  ///
  /// @param name of the file that is written
  static Path assembly(String name, Consumer<ConfigurationCopy> change) {
    var synthesis = Synthesis.ofThisRepository();
    var configuration =
        ConfigurationCopy.of(synthesis.exampleConfiguration()).with("/tagging/listingLag", "PT0S");
    change.accept(configuration);
    var file = synthesis.root().resolve("infra/demo/target/configurations/" + name + ".yaml");
    return synthesis.synthesise(configuration.write(file));
  }

  /// Returns the assembly whose home is a delegated administrator, as is recommended.
  static Path delegatedAssembly() {
    return assembly(
        "delegated-home",
        configuration ->
            configuration.with(
                "/home",
                Map.of(
                    "account", DELEGATED,
                    "region", REGION,
                    "managementAccount", MANAGEMENT)));
  }

  static Fixture smallOrganization() {
    var file = TaggingCloud.class.getResource("small-organization.yaml");
    return Fixture.read(Path.of(Objects.requireNonNull(file).getPath()));
  }

  /// Returns the account in which the functions run.
  String home() {
    return system.home();
  }

  void run() {
    system.run(LIMIT, () -> {});
  }

  /// Changes a tag of the level, as a person does.
  void changeByHand(TaggedResource resource) {
    fixture
        .resources()
        .update(
            resource.account(),
            resource.region(),
            resource.arn(),
            now -> now.with(Map.of("cost_centre", "changed by hand")));
  }

  /// Lets minutes pass.
  void pass(int minutes) {
    cloud.agenda().turn(Duration.ofMinutes(minutes));
  }

  TagAudit audit() {
    return TagAudit.of(fixture, system.keys());
  }

  @Override
  public void close() {
    cloud.close();
  }
}
