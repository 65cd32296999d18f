package groundcrew.demo.booth;

import groundcrew.demo.assembly.Synthesis;
import groundcrew.demo.system.ButtonSystem;
import groundcrew.local.process.ChildProcesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The printer's own programs of firmware/printer, as installed on a Raspberry Pi: AWS's Jobs
/// client takes the jobs of the thing and runs print.sh, which prints on a pseudo-terminal that
/// answers as a QL-500 does.
public final class RaspberryPi implements AutoCloseable {
  private final Path labels;
  private final Process printer;
  private final Process client;

  /// Installs the programs into a folder, registers a certificate, and starts.
  ///
  /// @param folder that is empty or does not exist
  public RaspberryPi(ButtonSystem system, Path folder, String thing) {
    var programs = Synthesis.ofThisRepository().root().resolve("firmware/printer");
    labels = folder.resolve("labels");
    var settings = folder.resolve("printer.conf");
    try {
      Files.createDirectories(labels);
      var install = new ProcessBuilder(programs + "/install.sh");
      install.environment().put("DESTDIR", folder.toString());
      PrinterSettings.run(install);
      var identity = PrinterSettings.of(system, folder, thing);
      printer =
          start(
              new ProcessBuilder(
                      "/usr/bin/python3", "-B", "-m", "test.printer", "--save", labels.toString())
                  .directory(programs.toFile()),
              Map.of());
      identity.put("DEVICE", firstLine(printer));
      identity.put("STATE", folder.resolve("var/lib/groundcrew").toString());
      // Only the user of this process can read the key.
      identity.put("PRINT_USER", System.getProperty("user.name"));
      Files.write(settings, identity.entrySet().stream().map(Map.Entry::toString).toList());
      var data = PrinterSettings.endpoint(system, "iot:Data-ATS").split(":", 2);
      client =
          start(
              new ProcessBuilder("node", programs + "/test/jobs-client/client.cjs"),
              Map.of(
                  "ENDPOINT", data[0],
                  "PORT", data[1],
                  "CERTIFICATE", identity.get("CERTIFICATE"),
                  "PRIVATE_KEY", identity.get("PRIVATE_KEY"),
                  "ROOT_CA", identity.get("ROOT_CA"),
                  "THING", thing,
                  "HANDLER_DIRECTORY", folder.resolve("opt/groundcrew").toString(),
                  "GROUNDCREW_PRINTER_CONF", settings.toString()));
      firstLine(client);
    } catch (IOException e) {
      throw new UncheckedIOException("the programs of the printer do not start", e);
    }
  }

  /// Says how the printer answers from now on, such as `wrong-media`.
  public void mode(String mode) {
    try {
      printer.outputWriter().append(mode).append('\n').flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns the pictures of the labels that were printed, in order.
  public List<Path> labels() {
    try (var files = Files.list(labels)) {
      return files.filter(file -> file.toString().endsWith(".png")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process start(ProcessBuilder builder, Map<String, String> variables)
      throws IOException {
    builder.environment().putAll(variables);
    return ChildProcesses.start(builder.redirectError(ProcessBuilder.Redirect.INHERIT));
  }

  private static String firstLine(Process process) throws IOException {
    var line = process.inputReader().readLine();
    if (line == null) {
      throw new IOException(process.info().command().orElse("a process") + " ended");
    }
    return line;
  }

  @Override
  public void close() {
    client.destroy();
    printer.destroy();
  }
}
