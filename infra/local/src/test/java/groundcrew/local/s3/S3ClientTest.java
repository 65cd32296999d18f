package groundcrew.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.local.Calls;
import groundcrew.local.gateway.LocalGateway;
import groundcrew.local.gateway.SignedUpload;
import groundcrew.local.iam.Keys;
import groundcrew.local.template.Place;
import groundcrew.local.template.Resource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// The SDK's own client, as a function has it, through the gateway.
class S3ClientTest {
  private static final String LAMBDA = "'Principal':{'Service':'lambda.amazonaws.com'}";
  private static final S3Server SERVER = new S3Server();
  private static int tests;

  private final String bucket = "journal-" + ++tests;
  private final LocalGateway local = new LocalGateway(iam -> new S3(SERVER, iam::allow));
  private final Buckets buckets = new Buckets(SERVER, local.iam::own, local.iam::putResourcePolicy);
  private final S3Client s3 = local.client(S3Client.builder(), local.operator());

  @BeforeEach
  void createBucket() {
    create("AWS::S3::Bucket", "{'BucketName':'%s'}".formatted(bucket));
  }

  @AfterEach
  void noDefectIsLeft() {
    s3.close();
    local.close();
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void theDefaultClientTakesThePathOfAnAddressAndSendsSignedChunksWithAChecksum() {
    var sent = new ArrayList<SdkHttpRequest>();
    try (var client = asInAFunction(local.operator(), sent)) {
      client.putObject(b -> b.bucket(bucket).key("a b/ü+c.jsonl"), RequestBody.fromString("hello"));

      assertThat(client.getObjectAsBytes(b -> b.bucket(bucket).key("a b/ü+c.jsonl")))
          .extracting(ResponseBytes::asUtf8String)
          .isEqualTo("hello");
    }
    assertThat(sent.getFirst().encodedPath()).isEqualTo("/" + bucket + "/a%20b/%C3%BC%2Bc.jsonl");
    assertThat(sent.getFirst().firstMatchingHeader("x-amz-content-sha256"))
        .contains("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER");
    assertThat(sent.getFirst().firstMatchingHeader("x-amz-trailer"))
        .contains("x-amz-checksum-crc32");
    assertThat(local.gateway.counts().total("s3:PutObject")).isEqualTo(1);
    assertThat(local.gateway.counts().total("s3:GetObject")).isEqualTo(1);
  }

  @Test
  void anObjectOfManyChunksIsReadBackAsItWas() {
    var content = new byte[1_000_003];
    new java.util.Random(0).nextBytes(content);

    s3.putObject(
        b -> b.bucket(bucket).key("k").contentType("text/plain").contentEncoding("gzip"),
        RequestBody.fromBytes(content));
    s3.putObject(b -> b.bucket(bucket).key("empty"), RequestBody.empty());

    var read = s3.getObjectAsBytes(b -> b.bucket(bucket).key("k").checksumMode("ENABLED"));
    assertThat(read.asByteArray()).isEqualTo(content);
    assertThat(read.response().contentType()).isEqualTo("text/plain");
    assertThat(read.response().contentEncoding()).isEqualTo("gzip");
    assertThat(read.response().checksumCRC32()).isNotNull();
    assertThat(s3.getObjectAsBytes(b -> b.bucket(bucket).key("empty")).asByteArray()).isEmpty();
  }

  @Test
  void headTellsLengthAndTime() {
    // To the second, as HTTP writes it.
    var before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    put("k", "hello");

    var head = s3.headObject(b -> b.bucket(bucket).key("k"));

    assertThat(head.contentLength()).isEqualTo(5);
    assertThat(head.lastModified()).isBetween(before, Instant.now());
    assertThatExceptionOfType(NoSuchKeyException.class)
        .isThrownBy(() -> s3.headObject(b -> b.bucket(bucket).key("none")));
  }

  @Test
  void whatIsDeletedIsGone() {
    put("k", "hello");

    s3.deleteObject(b -> b.bucket(bucket).key("k"));
    s3.deleteObject(b -> b.bucket(bucket).key("never there"));

    assertThatExceptionOfType(NoSuchKeyException.class)
        .isThrownBy(() -> s3.getObjectAsBytes(b -> b.bucket(bucket).key("k")));
  }

  @Test
  void listingsAreCutByPrefixDelimiterAndPage() {
    for (var key : List.of("j/1/a", "j/1/b c", "j/2/ü", "j/3", "j/4", "other")) {
      put(key, "x");
    }

    var byDelimiter = s3.listObjectsV2(b -> b.bucket(bucket).prefix("j/").delimiter("/"));
    assertThat(byDelimiter.commonPrefixes()).extracting("prefix").containsExactly("j/1/", "j/2/");
    assertThat(byDelimiter.contents()).extracting(S3Object::key).containsExactly("j/3", "j/4");

    var first = s3.listObjectsV2(b -> b.bucket(bucket).prefix("j/").maxKeys(2));
    assertThat(first.isTruncated()).isTrue();
    assertThat(first.keyCount()).isEqualTo(2);
    assertThat(first.contents()).extracting(S3Object::key).containsExactly("j/1/a", "j/1/b c");
    var second =
        s3.listObjectsV2(b ->
            b.bucket(bucket)
                .prefix("j/")
                .maxKeys(2)
                .continuationToken(first.nextContinuationToken()));
    assertThat(second.contents()).extracting(S3Object::key).containsExactly("j/2/ü", "j/3");
    assertThat(s3.listObjectsV2Paginator(b -> b.bucket(bucket).prefix("j/").maxKeys(2)).contents())
        .extracting(S3Object::key)
        .containsExactly("j/1/a", "j/1/b c", "j/2/ü", "j/3", "j/4");
    assertThat(s3.listObjectsV2(b -> b.bucket(bucket).prefix("j/").startAfter("j/2/ü")).contents())
        .extracting(S3Object::key)
        .containsExactly("j/3", "j/4");
    assertThat(s3.listObjectsV2(b -> b.bucket(bucket).prefix("none")).isTruncated()).isFalse();
  }

  @Test
  void listingsTellWhenEachObjectWasWritten() throws InterruptedException {
    var before = Instant.now().minusSeconds(1);
    put("z", "first");
    Thread.sleep(1100); // S3 tells whole seconds
    put("a", "second");

    var found = s3.listObjectsV2(b -> b.bucket(bucket)).contents();

    assertThat(found).extracting(S3Object::key).containsExactly("a", "z");
    assertThat(found.getLast().lastModified()).isAfter(before);
    assertThat(found.getFirst().lastModified())
        .isAfter(found.getLast().lastModified())
        .isBeforeOrEqualTo(Instant.now());
    assertThat(found.getFirst().size()).isEqualTo(6);
  }

  @Test
  void aWriteOnConditionDoesNotOverwrite() {
    putNew("k", "first");

    assertThatExceptionOfType(S3Exception.class)
        .isThrownBy(() -> putNew("k", "second"))
        .satisfies(e -> {
          assertThat(e.statusCode()).isEqualTo(412);
          assertThat(e.awsErrorDetails().errorCode()).isEqualTo("PreconditionFailed");
        });
    assertThat(s3.getObjectAsBytes(b -> b.bucket(bucket).key("k")).asUtf8String())
        .isEqualTo("first");
  }

  @Test
  void ofManyWritesOnConditionAtOnceOnlyOneSucceeds() throws Exception {
    try (var threads = Executors.newFixedThreadPool(6)) {
      for (var round = 0; round < 10; round++) {
        var key = "round-" + round;
        var writes =
            IntStream.range(0, 6)
                .<Callable<Boolean>>mapToObj(writer -> () -> succeeds(key, "by " + writer))
                .toList();

        var won = 0;
        for (var write : threads.invokeAll(writes)) {
          won += write.get() ? 1 : 0;
        }
        assertThat(won).isEqualTo(1);
      }
    }
  }

  @Test
  void aConditionThatS3DoesNotKnowIsRefused() {
    assertThatExceptionOfType(S3Exception.class)
        .isThrownBy(() ->
            s3.putObject(
                b -> b.bucket(bucket).key("k").ifNoneMatch("\"etag\""),
                RequestBody.fromString("x")))
        .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NotImplemented"));
  }

  @Test
  void aChecksumThatDoesNotMatchTheContentIsRefused() {
    assertThatExceptionOfType(S3Exception.class)
        .isThrownBy(() ->
            s3.putObject(
                b -> b.bucket(bucket).key("k").checksumCRC32("AAAAAA=="),
                RequestBody.fromString("hello")))
        .satisfies(e -> {
          assertThat(e.statusCode()).isEqualTo(400);
          assertThat(e.awsErrorDetails().errorCode()).isEqualTo("BadDigest");
        });
    assertThat(s3.listObjectsV2(b -> b.bucket(bucket)).contents()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"crc32:NhCmhg==, 200", "crc32:AAAAAA==, BadDigest"})
  void aChecksumThatFollowsTheContentIsHeldAgainstIt(String trailer, String expected) {
    var upload =
        SignedUpload.of(local, local.operator(), "/" + bucket + "/k", "hello", false, true)
            .changed(body -> body.replace("crc32:NhCmhg==", trailer));

    var answer = upload.send();

    assertThat(answer.status() == 200 ? "200" : answer.body()).contains(expected);
    assertThat(s3.listObjectsV2(b -> b.bucket(bucket)).contents())
        .hasSize(answer.status() == 200 ? 1 : 0);
  }

  @Test
  void aBucketPolicyMayDemandTheCondition() {
    create(
        "AWS::S3::BucketPolicy",
        """
        {'Bucket':'%1$s','PolicyDocument':{'Version':'2012-10-17','Statement':[
          {'Sid':'NeverOverwrite','Effect':'Deny','Principal':'*','Action':'s3:PutObject',
           'Resource':'arn:aws:s3:::%1$s/*',
           'Condition':{'Null':{'s3:if-none-match':'true'},'Bool':{'s3:ObjectCreationOperation':'true'}}}]}}
        """
            .formatted(bucket));

    putNew("k", "x");
    assertThatThrownBy(() -> put("other", "x")).hasMessageContaining("explicit deny");
    assertThat(s3.createMultipartUpload(b -> b.bucket(bucket).key("parts")).uploadId())
        .isNotEmpty();
    assertThat(local.iam.takeDenials()).hasSize(1);
  }

  @Test
  void aRoleMayListWhatItsPolicyNamesByPrefixAndPage() {
    put("journal/1", "x");
    var role =
        local.role(
            LocalGateway.ACCOUNT,
            "undo",
            LAMBDA,
            """
            'Effect':'Allow','Action':'s3:ListBucket','Resource':'arn:aws:s3:::%s',
            'Condition':{'StringLike':{'s3:prefix':'journal/*'},
                         'StringEquals':{'s3:delimiter':'/','s3:max-keys':'5'}}
            """
                .formatted(bucket));
    var undo =
        local.client(S3Client.builder(), local.sessions.open(role, "undo", "lambda.amazonaws.com"));

    assertThat(
            undo.listObjectsV2(b -> b.bucket(bucket).prefix("journal/").delimiter("/").maxKeys(5))
                .contents())
        .hasSize(1);
    assertThatThrownBy(() -> undo.listObjectsV2(b -> b.bucket(bucket).delimiter("/").maxKeys(5)))
        .hasMessageContaining("s3:ListBucket");
    assertThatThrownBy(
            () -> undo.listObjectsV2(b -> b.bucket(bucket).prefix("journal/").delimiter("/")))
        .hasMessageContaining("s3:ListBucket");
  }

  private boolean succeeds(String key, String content) {
    try {
      putNew(key, content);
      return true;
    } catch (S3Exception e) {
      assertThat(e.statusCode()).isEqualTo(412);
      return false;
    }
  }

  private void putNew(String key, String content) {
    s3.putObject(b -> b.bucket(bucket).key(key).ifNoneMatch("*"), RequestBody.fromString(content));
  }

  private void put(String key, String content) {
    s3.putObject(b -> b.bucket(bucket).key(key), RequestBody.fromString(content));
  }

  private void create(String type, String properties) {
    buckets.create(
        new Resource(
            "Journal",
            type,
            Calls.json(properties),
            new Place("tagging", LocalGateway.ACCOUNT, "eu-west-1")));
  }

  /// The endpoint as a setting, as a function finds it: in the client's code there is none.
  private ProfileFile endpoint() {
    return ProfileFile.builder()
        .type(ProfileFile.Type.CONFIGURATION)
        .content("[default]\nendpoint_url = " + local.gateway.endpoint())
        .build();
  }

  /// A client with nothing but what Lambda's environment gives: region, keys and the HTTP client.
  private S3Client asInAFunction(Keys keys, List<SdkHttpRequest> sent) {
    var recorder =
        new ExecutionInterceptor() {
          @Override
          public void beforeTransmission(
              Context.BeforeTransmission context, ExecutionAttributes attributes) {
            sent.add(context.httpRequest());
          }
        };
    return S3Client.builder()
        .region(Region.EU_WEST_1)
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(
            c -> c.addExecutionInterceptor(recorder).defaultProfileFile(endpoint()))
        .credentialsProvider(StaticCredentialsProvider.create(keys.credentials()))
        .build();
  }
}
