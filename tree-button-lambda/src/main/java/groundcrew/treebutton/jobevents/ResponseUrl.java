package groundcrew.treebutton.jobevents;

import groundcrew.common.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Where CloudFormation waits for the answer of a custom resource: a presigned URL.
public final class ResponseUrl {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  /// Puts the answer.
  ///
  /// @throws IllegalStateException if it is refused
  /// @throws UncheckedIOException if it does not arrive
  public void put(URI url, ResourceAnswer answer) {
    var put =
        HttpRequest.newBuilder(url)
            .timeout(TIMEOUT)
            .PUT(BodyPublishers.ofString(StrictJson.write(answer)))
            .build();
    try {
      var response = http.send(put, BodyHandlers.discarding());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(
            "CloudFormation's bucket answered HTTP %d".formatted(response.statusCode()));
      }
    } catch (IOException lost) {
      throw new UncheckedIOException("the answer did not reach CloudFormation", lost);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while answering CloudFormation", interrupted);
    }
  }
}
