package groundcrew.common;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/// Answers calls from memory: a rehearsed event signs, writes and reads as a real one does, and
/// nothing leaves the process.
public final class AwsRehearsal implements SdkHttpClient {
  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");

  private final Answers answers;

  /// What AWS would answer.
  @FunctionalInterface
  public interface Answers {
    /// Returns the body of an answer.
    ///
    /// @param operation its name where the protocol tells it, or else the HTTP method
    String to(String operation, SdkHttpRequest request);
  }

  public AwsRehearsal(Answers answers) {
    this.answers = answers;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return answer(request);
      }

      @Override
      public void abort() {
        // Nothing waits.
      }
    };
  }

  private HttpExecuteResponse answer(HttpExecuteRequest request) throws IOException {
    var text = answers.to(operation(request), request.httpRequest()).getBytes(UTF_8);
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpResponse.builder()
                .statusCode(200)
                .putHeader("Content-Length", Integer.toString(text.length))
                .build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(text)))
        .build();
  }

  private static String operation(HttpExecuteRequest request) throws IOException {
    var body = "";
    if (request.contentStreamProvider().isPresent()) {
      try (var stream = request.contentStreamProvider().get().newStream()) {
        body = new String(stream.readAllBytes(), UTF_8);
      }
    }
    var http = request.httpRequest();
    var target = http.firstMatchingHeader("X-Amz-Target");
    if (target.isPresent()) {
      return target.get().substring(target.get().lastIndexOf('.') + 1);
    }
    var action = ACTION.matcher(body);
    return action.find() ? action.group(1) : http.method().name();
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
