package groundcrew.common.screenshot;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A headless browser.
///
/// @param work empty folder for its files
public record Chromium(Path command, Path work) {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final Path FONT =
      Path.of("/usr/share/fonts/truetype/open-sans/OpenSans-Regular.ttf");
  private static final int LIMIT_SECONDS = 60;

  /// Finds the browser, or leaves the test out where it or the font of the pages is missing.
  public static Chromium orAbort(Path work) {
    if (!Files.exists(FONT)) {
      abort("the font of the pages is missing: install it with `apt-get install fonts-open-sans`");
    }
    return installed()
        .map(command -> new Chromium(command, work))
        .orElseGet(
            () -> abort("chromium is not on the PATH: install it with `apt-get install chromium`"));
  }

  /// Returns the command if it is on the PATH.
  public static Optional<Path> installed() {
    var folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1);
    return NAMES.stream()
        .flatMap(name -> Arrays.stream(folders).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// Returns the screenshot of a page in a window of this size.
  public Picture show(String html, int width, int height, String... more)
      throws IOException, InterruptedException {
    var folder = Files.createTempDirectory(work, "view");
    var page = Files.writeString(folder.resolve("page.html"), html);
    var picture = folder.resolve("page.png");
    var log = folder.resolve("chromium.log");
    var arguments =
        Stream.of(
            command.toString(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--force-device-scale-factor=1",
            "--force-color-profile=srgb",
            "--font-render-hinting=none",
            "--disable-lcd-text",
            "--user-data-dir=" + folder.resolve("profile"),
            "--window-size=" + width + "," + height,
            "--screenshot=" + picture);
    var all = new ArrayList<>(arguments.toList());
    all.addAll(List.of(more));
    all.add(page.toUri().toString());
    var builder = new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("HOME", folder.toString());
    var process = builder.start();
    var ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    if (!ended || !Files.exists(picture)) {
      throw new IOException(
          "%s showed nothing within %d s: %s"
              .formatted(command, LIMIT_SECONDS, Files.readString(log)));
    }
    return Picture.read(picture);
  }
}
