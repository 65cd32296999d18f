package groundcrew.treebutton.jobevents;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/// The SDK's HTTP client on that of the JDK. UpdateEventConfigurations is a PATCH, which
/// url-connection-client cannot send: it fails with `Invalid HTTP method: PATCH`.
public final class AwsPatchHttpClient implements SdkHttpClient {
  /// The JDK's client sets these itself and refuses them.
  private static final Set<String> RESTRICTED = Set.of("host", "content-length", "expect");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return send(request);
      }

      @Override
      public void abort() {
        // The SDK interrupts the thread as well.
      }
    };
  }

  private HttpExecuteResponse send(HttpExecuteRequest request) throws IOException {
    try {
      var answer = http.send(translate(request), BodyHandlers.ofInputStream());
      return HttpExecuteResponse.builder()
          .response(
              SdkHttpResponse.builder()
                  .statusCode(answer.statusCode())
                  .headers(answer.headers().map())
                  .build())
          .responseBody(AbortableInputStream.create(answer.body()))
          .build();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while AWS answered");
    }
  }

  private static HttpRequest translate(HttpExecuteRequest request) throws IOException {
    var sdk = request.httpRequest();
    var translated = HttpRequest.newBuilder(sdk.getUri());
    sdk.forEachHeader((name, values) -> {
      if (!RESTRICTED.contains(name.toLowerCase(Locale.ROOT))) {
        values.forEach(value -> translated.header(name, value));
      }
    });
    return translated
        .method(sdk.method().name(), BodyPublishers.ofByteArray(body(request)))
        .build();
  }

  private static byte[] body(HttpExecuteRequest request) throws IOException {
    if (request.contentStreamProvider().isEmpty()) {
      return new byte[0];
    }
    try (var in = request.contentStreamProvider().get().newStream()) {
      return in.readAllBytes();
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
