package groundcrew.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.demo.assembly.Synthesis;
import groundcrew.local.template.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The JARs that the synthesised templates deploy.
class PackagedJarsIT {
  private static final long LARGEST_BYTES = 30_000_000;

  static Stream<Path> jars() {
    var synthesis = Synthesis.ofThisRepository();
    return Template.of(synthesis.synthesise(synthesis.exampleConfiguration())).stream()
        .flatMap(template ->
            template.idsOf("AWS::Lambda::Function").stream()
                .map(id -> template.asset(id, template.resource(id).at("/Properties/Code"))))
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("jars")
  void aJarStaysBelow30Megabytes(Path jar) {
    assertThat(jar.toFile().length()).isLessThan(LARGEST_BYTES);
  }

  /// A signature of one of the merged JARs does not match the merged JAR: Java refuses its classes.
  @ParameterizedTest
  @MethodSource("jars")
  void aJarHasNoSignaturesAndNoModuleDescriptor(Path jar) throws IOException {
    assertThat(entries(jar))
        .isNotEmpty()
        .noneMatch(name -> name.matches("META-INF/[^/]+\\.(SF|DSA|RSA|EC)"))
        .noneMatch(name -> name.endsWith("module-info.class"));
  }

  /// With two HTTP clients the SDK refuses to choose; with two loggers SLF4J takes any of them.
  @ParameterizedTest
  @MethodSource("jars")
  void aJarNamesOneHttpClientAndOneLogger(Path jar) throws IOException {
    assertThat(providers(jar, "software.amazon.awssdk.http.SdkHttpService"))
        .containsExactly("software.amazon.awssdk.http.urlconnection.UrlConnectionSdkHttpService");
    assertThat(providers(jar, "org.slf4j.spi.SLF4JServiceProvider"))
        .containsExactly("io.avaje.simplelogger.SimpleLoggerProvider");
  }

  @ParameterizedTest
  @MethodSource("jars")
  void everyProviderThatAJarNamesIsInIt(Path jar) throws IOException {
    var entries = entries(jar);
    var services =
        entries.stream().filter(name -> name.matches("META-INF/services/[^/]+")).toList();
    assertThat(services).isNotEmpty();
    for (var service : services) {
      assertThat(providers(jar, service.substring("META-INF/services/".length())))
          .as(service)
          .allSatisfy(
              provider -> assertThat(entries).contains(provider.replace('.', '/') + ".class"));
    }
  }

  private static List<String> entries(Path jar) throws IOException {
    try (var file = new JarFile(jar.toFile())) {
      return file.stream().map(ZipEntry::getName).toList();
    }
  }

  private static List<String> providers(Path jar, String service) throws IOException {
    try (var file = new JarFile(jar.toFile());
        var in = file.getInputStream(file.getEntry("META-INF/services/" + service))) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .map(line -> line.replaceAll("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .toList();
    }
  }
}
