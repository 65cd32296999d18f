package groundcrew.local.s3;

import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Caller;
import groundcrew.local.gateway.RawAnswer;
import groundcrew.local.gateway.RawCall;
import groundcrew.local.gateway.RawService;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.ground.KeyUse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// S3: says what each call needs and hands it to the server behind.
public final class S3 implements RawService {
  private static final Duration TIME_OUT = Duration.ofSeconds(30);

  /// Headers of one connection, or of the signature that the gateway has verified.
  private static final Set<String> NOT_FORWARDED =
      Set.of(
          "authorization",
          "connection",
          "content-length",
          "expect",
          "host",
          "transfer-encoding",
          "upgrade",
          "x-amz-content-sha256",
          "x-amz-date",
          "x-amz-security-token");

  /// Headers of the connection to the server behind.
  private static final Set<String> NOT_RETURNED =
      Set.of("connection", "date", "server", "transfer-encoding");

  private final S3Server server;
  private final BiConsumer<Caller, RequiredPermission> allow;
  private final BucketKeys keys;
  private final Lifecycles lifecycles;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// Creates the service where there are no keys, and nothing expires.
  public S3(S3Server server, BiConsumer<Caller, RequiredPermission> allow) {
    this(server, allow, new BucketKeys(KeyUse.NO_KEYS), new Lifecycles(InstantSource.system()));
  }

  /// Creates the service.
  ///
  /// @param allow throws where a caller lacks a permission; for the one decision that S3 takes
  ///   after the call: who may know that an object is missing
  /// @param keys of buckets
  /// @param lifecycles of buckets
  S3(
      S3Server server,
      BiConsumer<Caller, RequiredPermission> allow,
      BucketKeys keys,
      Lifecycles lifecycles) {
    this.server = server;
    this.allow = allow;
    this.keys = keys;
    this.lifecycles = lifecycles;
  }

  @Override
  public String signingName() {
    return "s3";
  }

  @Override
  public String operation(RawCall call) {
    return S3Operation.of(S3Request.of(call)).name();
  }

  @Override
  public Set<String> conditionKeys() {
    return S3Permissions.CONDITION_KEYS;
  }

  @Override
  public List<RequiredPermission> requiredPermissions(RawCall call) {
    return S3Permissions.of(S3Request.of(call));
  }

  @Override
  public RawAnswer answer(RawCall call) {
    var request = S3Request.of(call);
    var operation = S3Operation.of(request);
    if (!operation.known()) {
      throw new AwsError(
          501,
          "NotImplemented",
          "The local S3 does not know %s %s".formatted(call.method(), call.uri()));
    }
    if (operation.action().equals("PutObject") && !request.writesOnKnownCondition()) {
      throw new AwsError(
          501,
          "NotImplemented",
          "A header you provided implies functionality that is not implemented");
    }
    keys.decide(call.caller(), request, operation);
    lifecycles.takeExpired(request.bucket()).forEach(this::delete);
    var answer = forward(call);
    if (operation.action().equals("PutObject") && answer.statusCode() == 200) {
      lifecycles.written(request, call.uri().getRawPath());
    }
    if (answer.statusCode() == 404 && !request.key().isEmpty()) {
      allow.accept(call.caller(), RequiredPermission.of("s3:ListBucket", request.bucketArn()));
    }
    var headers = new TreeMap<String, String>();
    answer.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
    NOT_RETURNED.forEach(headers::remove);
    // The length that a HEAD asks for is not that of the answer's body, which the gateway counts.
    if (!request.method().equals("HEAD")) {
      headers.remove("content-length");
    }
    return new RawAnswer(answer.statusCode(), headers, answer.body());
  }

  private HttpResponse<byte[]> forward(RawCall call) {
    var query = call.uri().getRawQuery();
    var target = server.endpoint() + call.uri().getRawPath() + (query == null ? "" : "?" + query);
    var request = HttpRequest.newBuilder(URI.create(target)).timeout(TIME_OUT);
    call.headers()
        .forEach((name, values) -> {
          if (!NOT_FORWARDED.contains(name)) {
            values.forEach(value -> request.header(name, value));
          }
        });
    return send(request.method(call.method(), BodyPublishers.ofByteArray(call.body())));
  }

  private void delete(String path) {
    send(HttpRequest.newBuilder(URI.create(server.endpoint() + path)).timeout(TIME_OUT).DELETE());
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new AwsError(500, "InternalError", "The local S3 server did not answer: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AwsError(503, "ServiceUnavailable", "The local S3 is being stopped");
    }
  }
}
