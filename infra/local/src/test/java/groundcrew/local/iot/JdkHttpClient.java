package groundcrew.local.iot;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/// Calls AWS by the JDK's newer client: `UpdateEventConfigurations` is a PATCH, which the older
/// one, behind url-connection-client, refuses.
final class JdkHttpClient implements SdkHttpClient {
  private static final Set<String> ITS_OWN = caseless("Host", "Content-Length", "Expect");

  private final HttpClient client =
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
        // A test waits for its answer.
      }
    };
  }

  private HttpExecuteResponse send(HttpExecuteRequest request) throws IOException {
    try {
      var answer = client.send(http(request), HttpResponse.BodyHandlers.ofInputStream());
      return HttpExecuteResponse.builder()
          .response(
              SdkHttpResponse.builder()
                  .statusCode(answer.statusCode())
                  .headers(answer.headers().map())
                  .build())
          .responseBody(AbortableInputStream.create(answer.body()))
          .build();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private static HttpRequest http(HttpExecuteRequest request) throws IOException {
    var sdk = request.httpRequest();
    var http = HttpRequest.newBuilder(sdk.getUri());
    sdk.headers()
        .forEach((name, values) -> {
          if (!ITS_OWN.contains(name)) {
            values.forEach(value -> http.header(name, value));
          }
        });
    return http.method(sdk.method().name(), HttpRequest.BodyPublishers.ofByteArray(body(request)))
        .build();
  }

  private static byte[] body(HttpExecuteRequest request) throws IOException {
    if (request.contentStreamProvider().isEmpty()) {
      return new byte[0];
    }
    try (InputStream in = request.contentStreamProvider().get().newStream()) {
      return in.readAllBytes();
    }
  }

  private static Set<String> caseless(String... names) {
    var set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    set.addAll(Set.of(names));
    return set;
  }

  @Override
  public void close() {
    client.close();
  }
}
