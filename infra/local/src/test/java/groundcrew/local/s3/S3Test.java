package groundcrew.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.local.Calls;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Caller;
import groundcrew.local.gateway.RawAnswer;
import groundcrew.local.gateway.RawCall;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.template.Place;
import groundcrew.local.template.Resource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class S3Test {
  private static final S3Server SERVER = new S3Server();
  private static final Map<String, String> OWNERS = new HashMap<>();
  private static final Map<String, String> POLICIES = new HashMap<>();
  private static final Buckets BUCKETS =
      new Buckets(SERVER, OWNERS::put, (arn, policy) -> POLICIES.put(arn, policy.toString()));

  private final S3 s3 = new S3(SERVER, (caller, permission) -> {});

  @BeforeAll
  static void createBucket() {
    BUCKETS.create(bucket("Journal", "{'BucketName':'journal'}"));
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void anObjectIsReadBackWithItsType() {
    assertThat(put("/journal/a%20b/c%2Bd.txt", "hello").status()).isEqualTo(200);

    var answer = s3.answer(call("GET", "/journal/a%20b/c%2Bd.txt", ""));

    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("hello");
    assertThat(answer.headers()).containsEntry("content-type", "text/plain");
    assertThat(text(s3.answer(call("GET", "/journal?list-type=2&prefix=a%20b/", ""))))
        .contains("<Key>a b/c+d.txt</Key>");
  }

  @Test
  void aConditionalWriteDoesNotOverwrite() {
    var first = call("PUT", "/journal/once", "1", Map.of("if-none-match", List.of("*")));
    assertThat(s3.answer(first).status()).isEqualTo(200);

    assertThat(s3.answer(first).status()).isEqualTo(412);
  }

  @Test
  void whoMayNotListIsToldForbiddenInsteadOfMissing() {
    var reader =
        new S3(
            SERVER,
            (caller, permission) -> {
              throw new AwsError(403, "AccessDenied", "no " + permission.action());
            });

    assertThat(s3.answer(call("GET", "/journal/missing", "")).status()).isEqualTo(404);
    assertThatThrownBy(() -> reader.answer(call("GET", "/journal/missing", "")))
        .isInstanceOfSatisfying(
            AwsError.class, e -> assertThat(e.code()).isEqualTo("AccessDenied"));
  }

  @Test
  void eachCallNeedsWhatS3AsksFor() {
    assertThat(s3.requiredPermissions(call("GET", "/journal/a/b", "")))
        .containsExactly(RequiredPermission.of("s3:GetObject", "arn:aws:s3:::journal/a/b"));
    assertThat(s3.requiredPermissions(call("HEAD", "/journal/a", "")))
        .containsExactly(RequiredPermission.of("s3:GetObject", "arn:aws:s3:::journal/a"));
    assertThat(s3.requiredPermissions(call("PUT", "/journal/a", "x")))
        .containsExactly(
            new RequiredPermission(
                "s3:PutObject",
                "arn:aws:s3:::journal/a",
                Map.of("s3:ObjectCreationOperation", "true")));
    assertThat(s3.requiredPermissions(call("PUT", "/other", "")))
        .containsExactly(RequiredPermission.of("s3:CreateBucket", "arn:aws:s3:::other"));
    assertThat(s3.requiredPermissions(call("GET", "/journal?list-type=2&prefix=p/", "")))
        .containsExactly(
            new RequiredPermission(
                "s3:ListBucket", "arn:aws:s3:::journal", Map.of("s3:prefix", "p/")));
    assertThat(s3.requiredPermissions(call("GET", "/", "")))
        .containsExactly(RequiredPermission.of("s3:ListAllMyBuckets", "*"));
  }

  @Test
  void deletingSeveralObjectsNeedsThePermissionForEach() {
    var body = "<Delete><Object><Key>a</Key></Object><Object><Key>b&amp;c</Key></Object></Delete>";

    assertThat(s3.requiredPermissions(call("POST", "/journal?delete", body)))
        .containsExactly(
            RequiredPermission.of("s3:DeleteObject", "arn:aws:s3:::journal/a"),
            RequiredPermission.of("s3:DeleteObject", "arn:aws:s3:::journal/b&c"));
  }

  @Test
  void copyingNeedsTheSourceToo() {
    var copy =
        call("PUT", "/journal/b", "", Map.of("x-amz-copy-source", List.of("/journal/a%20b")));

    assertThat(s3.operation(copy)).isEqualTo("CopyObject");
    assertThat(s3.requiredPermissions(copy))
        .containsExactly(
            new RequiredPermission(
                "s3:PutObject",
                "arn:aws:s3:::journal/b",
                Map.of(
                    "s3:ObjectCreationOperation", "true",
                    "s3:x-amz-copy-source", "/journal/a%20b")),
            RequiredPermission.of("s3:GetObject", "arn:aws:s3:::journal/a b"));
  }

  @Test
  void aWriteTellsItsConditionAndAPartThatItCannotHaveOne() {
    var once = Map.of("if-none-match", List.of("*"));

    assertThat(s3.requiredPermissions(call("PUT", "/journal/a", "x", once)).getFirst().context())
        .containsEntry("s3:if-none-match", "*");
    assertThat(
            s3.requiredPermissions(call("PUT", "/journal/a?partNumber=1&uploadId=u", "x"))
                .getFirst()
                .context())
        .isEqualTo(Map.of("s3:ObjectCreationOperation", "false"));
    assertThat(s3.requiredPermissions(call("GET", "/journal/a", "", once)).getFirst().context())
        .isEmpty();
  }

  @Test
  void aSubResourceThatIsNotHereIsRefusedInsteadOfTakenForTheBucket() {
    assertThatThrownBy(() -> s3.answer(call("PUT", "/journal?lifecycle", "<x/>")))
        .isInstanceOfSatisfying(AwsError.class, e -> assertThat(e.status()).isEqualTo(501));
  }

  @Test
  void aTemplatesBucketGetsANameAndItsPolicyIsHandedOn() {
    var created = BUCKETS.create(bucket("Labels", "{}"));
    BUCKETS.create(
        new Resource(
            "LabelsPolicy",
            "AWS::S3::BucketPolicy",
            Calls.json("{'Bucket':'%s','PolicyDocument':{'a':1}}".formatted(created.ref())),
            new Place("tagging", "111122223333", "eu-west-1")));

    assertThat(created.ref()).startsWith("tagging-labels-");
    assertThat(created.attributes()).containsEntry("Arn", "arn:aws:s3:::" + created.ref());
    assertThat(OWNERS).containsEntry("arn:aws:s3:::" + created.ref(), "111122223333");
    assertThat(POLICIES).containsEntry("arn:aws:s3:::" + created.ref(), "{\"a\":1}");
  }

  @Test
  void aPropertyThatCannotBeHonouredStopsTheStartWithItsLogicalId() {
    assertThatThrownBy(() -> BUCKETS.create(bucket("Site", "{'WebsiteConfiguration':{}}")))
        .hasMessageContaining("Site: the local S3 cannot honour the property WebsiteConfiguration");
  }

  private RawAnswer put(String path, String body) {
    return s3.answer(call("PUT", path, body, Map.of("content-type", List.of("text/plain"))));
  }

  private static Resource bucket(String logicalId, String properties) {
    var place = new Place("tagging", "111122223333", "eu-west-1");
    return new Resource(logicalId, "AWS::S3::Bucket", Calls.json(properties), place);
  }

  private static RawCall call(String method, String uri, String body) {
    return call(method, uri, body, Map.of());
  }

  private static RawCall call(
      String method, String uri, String body, Map<String, List<String>> headers) {
    var caller = new Caller("111122223333", "arn:aws:iam::111122223333:root", Optional.empty());
    return new RawCall(
        caller,
        "s3",
        "eu-west-1",
        method,
        URI.create(uri),
        headers,
        body.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(RawAnswer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
