package groundcrew.local.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The runtime client's native library. Left alone, every process unpacks it to the same file in
/// `/tmp`, so that two that start together break each other; here it is unpacked once.
public final class NativeClient {
  private static final String PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  private NativeClient() {}

  /// Returns the JVM option that names the unpacked library, where the client's JAR has one for
  /// this machine.
  public static Optional<String> unpack(Path directory) {
    var libc = Files.exists(Path.of("/lib/ld-musl-" + processor() + ".so.1")) ? "_musl" : "";
    var machine = processor().equals("aarch64") ? "aarch_64" : "x86_64";
    var name = "libaws-lambda-jni.linux%s-%s.so".formatted(libc, machine);
    try (var library = ClassLoader.getSystemResourceAsStream("jni/" + name)) {
      if (library == null) {
        return Optional.empty();
      }
      var file = Files.createTempFile(directory, "native-client-", ".so");
      Files.write(file, library.readAllBytes());
      return Optional.of("-D" + PROPERTY + "=" + file.toAbsolutePath());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack " + name + " into " + directory, e);
    }
  }

  private static String processor() {
    return System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
  }
}
