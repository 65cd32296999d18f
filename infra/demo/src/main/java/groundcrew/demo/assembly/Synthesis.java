package groundcrew.demo.assembly;

import groundcrew.local.process.ChildProcesses;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs the CDK app, or finds what it wrote earlier for the same inputs.
///
/// @param root the repository
public record Synthesis(Path root) {
  private static final String APP = "groundcrew.cdk.GroundcrewApp";
  private static final String ASSEMBLY = "assembly";
  private static final long LIMIT_SECONDS = 180;

  /// Finds the repository from the folder of this process.
  ///
  /// @throws IllegalStateException outside the repository
  public static Synthesis ofThisRepository() {
    for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve("infra/cdk/groundcrew.example.yaml"))) {
        return new Synthesis(folder);
      }
    }
    throw new IllegalStateException(
        "not in Groundcrew's repository: " + Path.of("").toAbsolutePath());
  }

  /// Returns the configuration that the repository brings as its example.
  public Path exampleConfiguration() {
    return root.resolve("infra/cdk/groundcrew.example.yaml");
  }

  /// Returns the cloud assembly for a configuration. Its folder never changes: what other inputs
  /// give is in another one. Any number may synthesise at the same time.
  ///
  /// @throws IllegalStateException with the app's own words when it fails
  public Path synthesise(Path configuration) {
    var assemblies = root.resolve("infra/demo/target/assemblies");
    try (var draft = Draft.beside(assemblies.resolve("any"))) {
      // What synthesis reads is what the name stands for, even if the file changes meanwhile.
      var copy = Files.copy(configuration, draft.resolve(configuration.getFileName().toString()));
      var out = assemblies.resolve(fingerprint(copy));
      if (!Files.exists(out)) {
        run(copy, draft.resolve(ASSEMBLY), draft.resolve("synthesis.log"));
        draft.settle(ASSEMBLY, out);
      }
      return out;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot synthesise " + configuration, e);
    }
  }

  private void run(Path configuration, Path out, Path log) throws IOException {
    var cdk = root.resolve("infra/cdk/target");
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            cdk.resolve("classes") + ":" + cdk.resolve("lib") + "/*",
            APP,
            configuration.toAbsolutePath().toString(),
            out.toAbsolutePath().toString());
    var builder =
        new ProcessBuilder(command)
            .directory(root.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20");
    builder.environment().put("JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION", "1");
    var process = ChildProcesses.start(builder);
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException("synthesis failed:\n" + Files.readString(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new InterruptedIOException("synthesis was interrupted"));
    } finally {
      process.destroyForcibly();
    }
  }

  /// Everything that synthesis reads: configuration, JARs and the app's own classes.
  private String fingerprint(Path configuration) {
    try (var classes = Files.walk(root.resolve("infra/cdk/target/classes"))) {
      var digest = MessageDigest.getInstance("SHA-256");
      var inputs = new ArrayList<Path>();
      inputs.add(configuration);
      inputs.addAll(jars());
      classes.filter(Files::isRegularFile).sorted().forEach(inputs::add);
      for (var input : inputs) {
        digest.update(input.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(input));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (IOException e) {
      throw new UncheckedIOException("build first: ./groundcrew builds what synthesis needs", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Path> jars() throws IOException {
    try (var modules = Files.list(root)) {
      return modules
          .map(module -> module.resolve("target/" + module.getFileName() + ".jar"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }
}
