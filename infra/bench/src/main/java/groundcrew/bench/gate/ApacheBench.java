package groundcrew.bench.gate;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Runs ApacheBench with kept connections.
final class ApacheBench {
  private static final Pattern RATE = Pattern.compile("(?m)^Requests per second: +([0-9.]+)");

  private ApacheBench() {}

  /// Returns the requests a second.
  ///
  /// @throws IllegalStateException where `ab` is missing or fails
  static double run(URI page, int requests, int inFlight) {
    try {
      var process =
          new ProcessBuilder(
                  "ab",
                  "-q",
                  "-k",
                  "-c",
                  String.valueOf(inFlight),
                  "-n",
                  String.valueOf(requests),
                  page.toString())
              .redirectErrorStream(true)
              .start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      var rate = RATE.matcher(output);
      if (process.waitFor() != 0 || !rate.find()) {
        throw new IllegalStateException("ab failed:\n" + output);
      }
      return Double.parseDouble(rate.group(1));
    } catch (IOException e) {
      throw new IllegalStateException(
          "ab is missing: install it with apt-get install apache2-utils", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while ab was running", e);
    }
  }
}
