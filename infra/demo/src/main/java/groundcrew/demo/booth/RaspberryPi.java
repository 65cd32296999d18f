package groundcrew.demo.booth;

import groundcrew.demo.system.ButtonSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The printer's own programs of firmware/printer, as installed on a Raspberry Pi: AWS's Jobs
/// client takes the jobs of the thing and runs print.sh, which prints on a pseudo-terminal that
/// answers as a QL-500 does.
public final class RaspberryPi implements AutoCloseable {
  private static final Duration STARTS = Duration.ofSeconds(30);

  private final Path labels;
  private final LineProcess printer;
  private final LineProcess client;

  /// Registers the device, starts its programs, and waits until they are ready.
  ///
  /// @param folder for its key, its programs and its labels
  public RaspberryPi(ButtonSystem system, Firmware firmware, Path folder, String thing) {
    var identity =
        DeviceIdentity.register(system.operator(), folder, thing, system.stack() + "-printer");
    var files = identity.write(folder);
    labels = folder.resolve("labels");
    var root = folder.resolve("root");
    var install = new ProcessBuilder(firmware.printer().resolve("install.sh").toString());
    install.environment().put("DESTDIR", root.toString());
    Firmware.run(install);
    printer =
        new LineProcess(
            "the printer",
            new ProcessBuilder(
                    "python3", "-B", "-m", "test.printer", "--save", created(labels).toString())
                .directory(firmware.printer().toFile()));
    var device = printer.await(line -> line.startsWith("/dev/"), 0, STARTS);
    var settings =
        new PrinterSettings(system, identity, files, device, created(folder.resolve("state")));
    client =
        client(firmware, identity, files, root, settings.write(folder.resolve("printer.conf")));
    client.await("ready"::equals, 0, STARTS);
  }

  private static LineProcess client(
      Firmware firmware,
      DeviceIdentity identity,
      DeviceIdentity.PemFiles files,
      Path root,
      Path configuration) {
    var script = firmware.printer().resolve("test/jobs-client/client.cjs");
    var builder = new ProcessBuilder("node", script.toString());
    var environment = builder.environment();
    environment.put("ENDPOINT", identity.host());
    environment.put("PORT", Integer.toString(identity.port()));
    environment.put("CERTIFICATE", files.certificate().toString());
    environment.put("PRIVATE_KEY", files.privateKey().toString());
    environment.put("ROOT_CA", files.root().toString());
    environment.put("THING", identity.thing());
    environment.put("HANDLER_DIRECTORY", root.resolve("opt/groundcrew").toString());
    environment.put("GROUNDCREW_PRINTER_CONF", configuration.toString());
    return new LineProcess("the Jobs client", builder);
  }

  /// Waits until the label of a press is printed.
  ///
  /// @throws IllegalStateException with what the Jobs client wrote, if its job ends otherwise
  public void awaitLabel(String press, Duration limit) {
    var end = client.await(line -> line.contains("\"print-%s\"".formatted(press)), 0, limit);
    if (!end.contains("\"SUCCEEDED\"")) {
      throw new IllegalStateException("press %s was not printed: %s".formatted(press, end));
    }
  }

  /// Returns the pictures of the labels that were printed, in order.
  public List<Path> labels() {
    try (var files = Files.list(labels)) {
      return files.filter(file -> file.toString().endsWith(".png")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the labels", e);
    }
  }

  /// Says how the printer answers from now on, such as `wrong-media`.
  public void mode(String mode) {
    printer.say(mode);
  }

  /// Returns what the Jobs client wrote: one line for each job that has ended.
  public List<String> jobs() {
    return client.lines();
  }

  private static Path created(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create " + folder, e);
    }
  }

  @Override
  public void close() {
    try (printer) {
      client.close();
    }
  }
}
