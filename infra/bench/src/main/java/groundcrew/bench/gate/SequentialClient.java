package groundcrew.bench.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;

/// Requests one page again and again on one connection, as a plain script does.
final class SequentialClient {
  private SequentialClient() {}

  /// Returns the requests a second.
  static double run(URI page, int requests) {
    // The first ones warm up.
    ask(page, requests / 10);
    var begun = System.nanoTime();
    ask(page, requests);
    return requests * 1.0e9 / Duration.ofNanos(System.nanoTime() - begun).toNanos();
  }

  private static void ask(URI page, int requests) {
    try {
      for (var request = 0; request < requests; request++) {
        try (var body = page.toURL().openStream()) {
          body.readAllBytes();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the server does not answer", e);
    }
  }
}
