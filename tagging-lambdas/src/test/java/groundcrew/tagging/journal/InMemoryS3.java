package groundcrew.tagging.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// A bucket in memory that behaves like S3: conditional writes, short pages, and times in whole
/// seconds.
final class InMemoryS3 implements S3Client {
  private static final int PAGE = 3;

  private final String bucket;
  private final Duration betweenWrites;
  private final TreeMap<String, Stored> objects = new TreeMap<>();
  private final Deque<Integer> failures = new ArrayDeque<>();
  private Instant now = Instant.parse("2026-01-31T02:00:00Z");

  private record Stored(String text, Instant modified, Map<String, String> metadata) {}

  /// @param betweenWrites time between two writes
  InMemoryS3(String bucket, Duration betweenWrites) {
    this.bucket = bucket;
    this.betweenWrites = betweenWrites;
  }

  /// Rejects the next write with the given HTTP status.
  void reject(int status) {
    failures.add(status);
  }

  List<String> keys() {
    return List.copyOf(objects.keySet());
  }

  String text(String key) {
    return stored(key).text();
  }

  @Override
  public synchronized PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
    check(request.bucket());
    if (!failures.isEmpty()) {
      throw failure(failures.remove());
    }
    if ("*".equals(request.ifNoneMatch()) && objects.containsKey(request.key())) {
      throw failure(412);
    }
    var match = request.ifMatch();
    if (match != null
        && !(objects.containsKey(request.key()) && match.equals(etag(request.key())))) {
      throw failure(412);
    }
    now = now.plus(betweenWrites);
    objects.put(
        request.key(),
        new Stored(read(body), Instant.ofEpochSecond(now.getEpochSecond()), request.metadata()));
    return PutObjectResponse.builder().build();
  }

  @Override
  public synchronized ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
    check(request.bucket());
    var delimiter = requireNonNullElse(request.delimiter(), "");
    var after = requireNonNullElse(request.continuationToken(), "");
    var found = new TreeSet<String>();
    objects.keySet().stream()
        .filter(key -> key.startsWith(request.prefix()))
        .forEach(key -> found.add(shortened(key, request.prefix(), delimiter)));
    var rest = found.tailSet(after, false).stream().toList();
    var page = rest.subList(0, Math.min(PAGE, rest.size()));
    var more = rest.size() > PAGE;
    return ListObjectsV2Response.builder()
        .contents(page.stream().filter(objects::containsKey).map(this::listed).toList())
        .commonPrefixes(
            page.stream()
                .filter(name -> !objects.containsKey(name))
                .map(name -> CommonPrefix.builder().prefix(name).build())
                .toList())
        .isTruncated(more)
        .nextContinuationToken(more ? page.getLast() : null)
        .build();
  }

  @Override
  public synchronized <T> T getObject(
      GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
    check(request.bucket());
    var content = new ByteArrayInputStream(text(request.key()).getBytes(UTF_8));
    try {
      return transformer.transform(
          GetObjectResponse.builder()
              .metadata(stored(request.key()).metadata())
              .eTag(etag(request.key()))
              .build(),
          AbortableInputStream.create(content));
    } catch (Exception unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  private static String shortened(String key, String prefix, String delimiter) {
    var end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
    return end < 0 ? key : key.substring(0, end + delimiter.length());
  }

  private String etag(String key) {
    return "\"%08x\"".formatted(stored(key).text().hashCode());
  }

  private S3Object listed(String key) {
    return S3Object.builder().key(key).lastModified(stored(key).modified()).build();
  }

  private synchronized Stored stored(String key) {
    var stored = objects.get(key);
    if (stored == null) {
      throw NoSuchKeyException.builder().statusCode(404).message("no object " + key).build();
    }
    return stored;
  }

  private void check(String requestedBucket) {
    if (!bucket.equals(requestedBucket)) {
      throw failure(404);
    }
  }

  private static String read(RequestBody body) {
    try (var stream = body.contentStreamProvider().newStream()) {
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static RuntimeException failure(int status) {
    return S3Exception.builder().statusCode(status).message("status " + status).build();
  }
}
