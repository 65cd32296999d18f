package groundcrew.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import groundcrew.local.gateway.LocalGateway;
import groundcrew.local.iam.Keys;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.RecursiveInvocationException;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

@SuppressWarnings("NullAway.Init")
class LambdaApiTest {
  private static final String ACCOUNT = LocalGateway.ACCOUNT;
  private static final String ARN = "arn:aws:lambda:eu-west-1:111122223333:function:sample";
  private static final String OTHER = "444455556666";
  private static final String TRUST = "'Principal':{'Service':'lambda.amazonaws.com'}";
  private static final String ALLOW =
      "'Effect':'Allow','Action':'lambda:InvokeFunction','Resource':'%s'";

  @TempDir private static Path work;
  private static Path jar;
  private static Lambda lambda;
  private final LocalGateway local = new LocalGateway(new LambdaApi(lambda));

  @BeforeAll
  static void open() throws IOException {
    RoleSessions sessions =
        (role, session, service) ->
            new Keys("ASIA" + session, "secret", "token", Instant.now().plusSeconds(3600));
    lambda = new Lambda(LambdaSettings.of(work, () -> URI.create("http://127.0.0.1:1"), sessions));
    jar = HandlerJar.in(work);
    lambda.register(function("sample"));
    lambda.alias(ARN, "live", lambda.publish(ARN));
  }

  private static LambdaFunction function(String name) {
    return new LambdaFunction(
        name,
        "arn:aws:lambda:eu-west-1:111122223333:function:" + name,
        jar,
        "sample.Sample",
        Map.of(),
        256,
        Duration.ofSeconds(20),
        "arn:aws:iam::111122223333:role/sample",
        "/aws/lambda/test",
        Optional.empty());
  }

  @AfterAll
  static void close() {
    lambda.close();
  }

  @AfterEach
  void noDefectIsLeft() {
    local.close();
  }

  @Test
  void aFunctionAnswersInRawBytes() {
    var answer = operator().invoke(r -> r.functionName("sample").payload(json("{\"a\":1}")));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.payload().asUtf8String()).startsWith("{\"instances\":1,");
    assertThat(answer.executedVersion()).isEqualTo("$LATEST");
    assertThat(answer.functionError()).isNull();
    assertThat(answer.logResult()).isNull();
    assertThat(logged("event {\"a\":1}")).isNotEmpty();
    assertThat(local.gateway.counts().total("lambda:Invoke")).isEqualTo(1);
  }

  @Test
  void aFunctionIsMeantByItsNameItsPartialArnOrItsArn() {
    for (var name :
        List.of("sample", "function:sample", "111122223333:function:sample", ARN, ARN + ":live")) {
      assertThat(operator().invoke(r -> r.functionName(name)).statusCode()).as(name).isEqualTo(200);
    }
  }

  @Test
  void withoutPayloadAFunctionGetsAnEmptyObject() {
    var before = logged("event {}").size();

    operator().invoke(r -> r.functionName("sample"));

    assertThat(logged("event {}")).hasSize(before + 1);
  }

  @Test
  void aFunctionErrorIsAnAnswerThatOnlyAHeaderTellsApart() {
    var answer = operator().invoke(r -> r.functionName("sample").payload(json("\"fail-all\"")));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.functionError()).isEqualTo("Unhandled");
    assertThat(answer.payload().asUtf8String())
        .contains("\"errorMessage\":\"broken on purpose\"", "IllegalStateException");
  }

  @Test
  void anEventIsAcceptedAtOnceAndRunsAfterwards() {
    var answer = invoke(InvocationType.EVENT, "{\"later\":true}");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.payload().asByteArray()).isEmpty();
    await(() -> !logged("event {\"later\":true}").isEmpty() && lambda.idle());
  }

  @Test
  void aDryRunDecidesAndRunsNothing() {
    assertThat(invoke(InvocationType.DRY_RUN, "{\"dry\":true}").statusCode()).isEqualTo(204);
    assertThat(logged("event {\"dry\":true}")).isEmpty();
    assertThatExceptionOfType(LambdaException.class)
        .isThrownBy(() ->
            client(role(ACCOUNT, ""))
                .invoke(r -> r.functionName("sample").invocationType(InvocationType.DRY_RUN)))
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(403));
  }

  @Test
  void theEndOfTheLogComesWithTheAnswerWhereAskedFor() {
    var answer = operator().invoke(r -> r.functionName("sample").logType(LogType.TAIL));

    var log = new String(Base64.getDecoder().decode(answer.logResult()), StandardCharsets.UTF_8);
    assertThat(log).startsWith("START RequestId: ").contains("event {}", "REPORT RequestId: ");
    assertThat(log.split("START", -1)).hasSize(2);
    assertThat(log.length()).isLessThanOrEqualTo(4096);
  }

  @Test
  void anAliasRunsTheVersionThatItStandsFor() {
    var answer = operator().invoke(r -> r.functionName("sample").qualifier("live"));

    assertThat(answer.executedVersion()).isEqualTo("1");
  }

  @Test
  void anUnknownFunctionAliasOrRegionIsNotFound() {
    var far = "arn:aws:lambda:us-east-1:111122223333:function:sample";
    for (var name : List.of("other", "sample:none", far)) {
      assertThatExceptionOfType(ResourceNotFoundException.class)
          .as(name)
          .isThrownBy(() -> operator().invoke(r -> r.functionName(name)))
          .satisfies(e -> assertThat(e.statusCode()).isEqualTo(404));
    }
    assertThatExceptionOfType(ResourceNotFoundException.class)
        .isThrownBy(() -> operator().invoke(r -> r.functionName("other")))
        .withMessageContaining(
            "Function not found: arn:aws:lambda:eu-west-1:111122223333:function:other");
  }

  @Test
  void aQualifierThatIsToldTwiceMustBeTheSame() {
    assertThatExceptionOfType(LambdaException.class)
        .isThrownBy(() -> operator().invoke(r -> r.functionName("sample:live").qualifier("other")))
        .withMessageContaining("derived qualifier");
  }

  @Test
  void aPayloadThatIsNoJsonOrTooLargeIsRefused() {
    assertThatExceptionOfType(InvalidRequestContentException.class)
        .isThrownBy(() -> invoke(InvocationType.REQUEST_RESPONSE, "{no json"));
    assertThatExceptionOfType(RequestTooLargeException.class)
        .isThrownBy(() -> invoke(InvocationType.EVENT, "\"" + "x".repeat(300_000) + "\""));
  }

  @Test
  void aFunctionWhoseReservationIsUsedUpIsThrottled() {
    lambda.register(function("stopped").reserving(0));

    assertThatExceptionOfType(TooManyRequestsException.class)
        .isThrownBy(() -> operator().invoke(r -> r.functionName("stopped")))
        .satisfies(e -> {
          assertThat(e.statusCode()).isEqualTo(429);
          assertThat(e.reasonAsString())
              .isEqualTo("ReservedFunctionConcurrentInvocationLimitExceeded");
        });
  }

  @Test
  void aReservationIsSharedByAllVersionsAndGivenBack() {
    lambda.register(function("single").reserving(1));
    lambda.publish("single");
    // Not in the common pool: the JVM reports there that a process has ended.
    var asleep =
        CompletableFuture.supplyAsync(
            () -> operator().invoke(r -> r.functionName("single").payload(json("\"sleep\""))),
            Thread::startVirtualThread);
    await(() -> lambda.logs("single").stream().anyMatch(line -> line.contains("event ")));

    assertThatExceptionOfType(TooManyRequestsException.class)
        .isThrownBy(() -> operator().invoke(r -> r.functionName("single").qualifier("1")));

    assertThat(lambda.kill("single", new Random(1))).isTrue();
    asleep.join();
    assertThat(operator().invoke(r -> r.functionName("single")).statusCode()).isEqualTo(200);
  }

  @Test
  void aLoopIsStoppedWithAnErrorOfItsOwn() {
    var chain = Lineage.begin();
    for (var run = 1; run <= 16; run++) {
      chain = chain.through(lambda.function("sample"));
    }
    var header = chain.header();

    assertThatExceptionOfType(RecursiveInvocationException.class)
        .isThrownBy(() ->
            operator()
                .invoke(r ->
                    r.functionName("sample")
                        .overrideConfiguration(c -> c.putHeader("X-Amzn-Trace-Id", header))));
  }

  @Test
  void aRoleNeedsThePermissionOnTheFunction() {
    assertThat(
            client(role(ACCOUNT, ALLOW.formatted(ARN)))
                .invoke(r -> r.functionName("sample"))
                .statusCode())
        .isEqualTo(200);
    assertThatExceptionOfType(LambdaException.class)
        .isThrownBy(() ->
            client(role(ACCOUNT, ALLOW.formatted(ARN + "2"))).invoke(r -> r.functionName("sample")))
        .withMessageContaining("lambda:InvokeFunction on resource: " + ARN)
        .satisfies(
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"));
  }

  @Test
  void aPermissionOnTheFunctionDoesNotCoverItsAlias() {
    assertThatExceptionOfType(LambdaException.class)
        .isThrownBy(() ->
            client(role(ACCOUNT, ALLOW.formatted(ARN)))
                .invoke(r -> r.functionName("sample").qualifier("live")))
        .withMessageContaining("on resource: " + ARN + ":live");
  }

  @Test
  void anotherAccountNeedsTheFunctionsOwnPolicyToo() {
    var stranger = client(role(OTHER, ALLOW.formatted("*")));
    assertThatExceptionOfType(LambdaException.class)
        .isThrownBy(() -> stranger.invoke(r -> r.functionName(ARN)))
        .withMessageContaining("no resource-based policy allows");

    local.iam.addResourceStatement(
        ARN,
        LocalGateway.policy(ALLOW.formatted(ARN) + ",'Principal':{'AWS':'%s'}".formatted(OTHER))
            .at("/Statement/0"));

    assertThat(stranger.invoke(r -> r.functionName(ARN)).statusCode()).isEqualTo(200);
  }

  private String role(String account, String statement) {
    return local.role(account, "caller-" + statement.hashCode(), TRUST, statement);
  }

  private LambdaClient client(String role) {
    return local.client(
        LambdaClient.builder(), local.sessions.open(role, "test", "lambda.amazonaws.com"));
  }

  private LambdaClient operator() {
    return local.client(LambdaClient.builder(), local.operator());
  }

  private InvokeResponse invoke(InvocationType type, String payload) {
    return operator()
        .invoke(r -> r.functionName("sample").invocationType(type).payload(json(payload)));
  }

  private static SdkBytes json(String text) {
    return SdkBytes.fromUtf8String(text);
  }

  private static List<String> logged(String text) {
    return lambda.logs("sample").stream().filter(line -> line.contains(text)).toList();
  }

  private static void await(BooleanSupplier condition) {
    var end = Instant.now().plusSeconds(30);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(end);
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
