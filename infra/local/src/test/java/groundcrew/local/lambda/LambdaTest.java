package groundcrew.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.local.gateway.AwsError;
import groundcrew.local.ground.Agenda;
import groundcrew.local.iam.Keys;
import groundcrew.local.lambda.InvocationResult.FunctionError;
import groundcrew.local.lambda.InvocationResult.Success;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LambdaTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir static Path directory;
  private static Path jar = Path.of("unset");
  private final List<String> ended = new CopyOnWriteArrayList<>();
  private final Agenda agenda = new Agenda();
  private volatile Optional<AwsError> refused = Optional.empty();

  @SuppressWarnings("NullAway.Init")
  private LambdaSettings settings;

  @SuppressWarnings("NullAway.Init")
  private Lambda lambda;

  @BeforeAll
  static void compileHandler() throws IOException {
    jar = HandlerJar.in(directory);
  }

  @BeforeEach
  void openLambda(@TempDir Path work) {
    RoleSessions sessions =
        (role, session, service) -> {
          refused.ifPresent(error -> {
            throw error;
          });
          return new Keys("AKIA" + session, "secret", "token", Instant.MAX);
        };
    agenda.settle(this::settle);
    settings =
        LambdaSettings.of(work, () -> URI.create("http://127.0.0.1:1"), sessions)
            .withAgenda(agenda)
            .withEnd((event, condition) ->
                ended.add(condition + " after " + event.attempts() + ": " + event.fault()));
    lambda = new Lambda(settings);
    lambda.register(function("sample", "sample.Sample", Duration.ofSeconds(20)));
  }

  @AfterEach
  void close() {
    lambda.close();
  }

  @Test
  void aFunctionStartsOnceAndAnswersEveryEvent() {
    assertThat(answer("{}")).contains("\"instances\":1,\"calls\":1");
    assertThat(answer("{}")).contains("\"instances\":1,\"calls\":2");
    var reports = logged("REPORT RequestId: ");
    assertThat(reports).hasSize(2);
    assertThat(reports.getFirst()).contains("Init Duration: ");
    assertThat(reports.getLast()).doesNotContain("Init Duration");
    assertThat(logged("START RequestId: ")).hasSize(2);
    assertThat(logged("END RequestId: ")).hasSize(2);
    assertThat(logged("event {}")).hasSize(2);
    assertThat(logged("WARNING")).isEmpty();
  }

  @Test
  void aFunctionErrorHasTypeMessageAndTraceAndLeavesTheEnvironmentAlive() {
    var error = error("\"fail-all\"");
    assertThat(error.type()).isEqualTo("java.lang.IllegalStateException");
    assertThat(error.message()).isEqualTo("broken on purpose");
    assertThat(error.trace().getFirst()).contains("sample.Sample.answer");
    assertThat(answer("{}")).contains("\"calls\":2");
  }

  @Test
  void theErrorOfAFunctionIsInTheLogBeforeTheEndOfItsInvocation() {
    error("\"fail-all\"");
    var log = lambda.logs("sample");
    assertThat(log.subList(0, index(log, "END RequestId: ")))
        .anyMatch(line -> line.contains("broken on purpose"));
  }

  @Test
  void runsAreCountedUntilSomebodyTakesThem() {
    answer("{}");
    answer("{}");
    error("\"fail-all\"");

    var runs = Objects.requireNonNull(lambda.takeRuns().get(lambda.function("sample")));
    assertThat(runs.number()).isEqualTo(3);
    assertThat(runs.failed()).isEqualTo(1);
    assertThat(runs.totalMillis()).isGreaterThan(runs.longestMillis());
    assertThat(runs.shortestMillis()).isLessThanOrEqualTo(runs.longestMillis());
    assertThat(lambda.takeRuns()).isEmpty();
  }

  @Test
  void aWrongHandlerNameIsAnInitErrorThatNamesTheClass() {
    lambda.register(function("sample", "sample.Missing", Duration.ofSeconds(20)));
    var error = error("{}");
    assertThat(error.message()).isEqualTo("Class not found: sample.Missing");
    assertThat(error.type()).isEqualTo("java.lang.ClassNotFoundException");
  }

  @Test
  void aTimeOutKillsTheProcessAndTheNextEventStartsColdAgain() {
    lambda.register(function("sample", "sample.Sample", Duration.ofSeconds(1)));
    var error = error("\"sleep\"");
    assertThat(error.type()).isEqualTo("Sandbox.Timedout");
    assertThat(error.message()).endsWith("Task timed out after 1.00 seconds");
    assertThat(logged("Task timed out after 1.00 seconds")).hasSize(1);
    assertThat(answer("{}")).contains("\"calls\":1");
  }

  @Test
  void anExitIsReportedWithItsStatus() {
    var error = error("\"exit\"");
    assertThat(error.type()).isEqualTo("Runtime.ExitError");
    assertThat(error.message()).contains("Runtime exited with error: exit status 7");
    assertThat(logged("event \"exit\"")).hasSize(1);
  }

  @Test
  void aHeapThatIsFullIsAnErrorAndTheNextEventStartsCold() {
    assertThat(error("\"heap\"").type()).isEqualTo("java.lang.OutOfMemoryError");
    assertThat(answer("{}")).contains("\"calls\":1");
  }

  @Test
  void memoryBesideTheHeapIsLimitedToo() {
    var error = error("\"buffers\"");
    assertThat(error.type()).isEqualTo("Runtime.OutOfMemory");
    assertThat(error.message()).endsWith("Error: Runtime exited with error: signal: killed");
    assertThat(answer("{}")).contains("\"calls\":1");
  }

  @Test
  void anInitThatTakesTooLongIsStartedAgainWithinTheInvocation() {
    restart(Duration.ofSeconds(8));
    lambda.register(slow(Duration.ofSeconds(20)));

    assertThat(answer("{}")).contains("\"calls\":1");
    assertThat(logged("Phase: init Status: timeout")).hasSize(1);
  }

  @Test
  void anInitThatTakesTheWholeInvocationTimesOut() {
    restart(Duration.ofMillis(1));
    lambda.register(slow(Duration.ofSeconds(1)));

    assertThat(error("{}").message()).endsWith("Task timed out after 1.00 seconds");
    assertThat(logged("Phase: invoke Status: timeout")).hasSize(1);
  }

  private static LambdaFunction slow(Duration timeout) {
    var sample = function("sample", "sample.Sample", timeout);
    return new LambdaFunction(
        sample.name(),
        sample.arn(),
        sample.jar(),
        sample.handler(),
        Map.of("SLOW", "once"),
        sample.memoryMb(),
        timeout,
        sample.roleArn(),
        sample.logGroup(),
        Optional.empty());
  }

  private void restart(Duration initLimit) {
    lambda.close();
    lambda = new Lambda(settings.withInitLimit(initLimit));
  }

  @Test
  void aKilledEnvironmentEndsItsEventAsAnExitAndTheNextEventStartsCold() {
    var asleep =
        CompletableFuture.supplyAsync(() -> error("\"sleep\""), Thread::startVirtualThread);
    await(() -> logged("event \"sleep\"").size() == 1);

    assertThat(lambda.kill("sample", new Random(1))).isTrue();

    assertThat(asleep.join().type()).isEqualTo("Runtime.ExitError");
    assertThat(asleep.join().message()).endsWith("Runtime exited with error: signal: killed");
    assertThat(logged("REPORT RequestId: ")).hasSize(1);
    assertThat(answer("{}")).contains("\"calls\":1");
  }

  @Test
  void whereNoEnvironmentIsAtWorkNoneIsKilled() {
    assertThat(lambda.kill("sample", new Random(1))).isFalse();
    assertThat(answer("{}")).contains("\"calls\":1");

    assertThat(lambda.kill("sample", new Random(1))).isFalse();
    assertThat(answer("{}")).contains("\"calls\":2");
  }

  @Test
  void aProcessSeesItsVariablesAndNothingElseOfThisEnvironment() {
    var names =
        List.of(answer("\"environment\"").split(";", -1)).stream()
            .map(entry -> entry.replace("\"", "").split("=", -1)[0])
            .filter(name -> !name.isEmpty())
            .toList();
    assertThat(names)
        .contains("COLOUR", "AWS_REGION", "AWS_ENDPOINT_URL", "AWS_SESSION_TOKEN")
        .allMatch(name ->
            name.startsWith("AWS_")
                || List.of(
                        "COLOUR",
                        "PATH",
                        "JAVA_HOME",
                        "_HANDLER",
                        "LANG",
                        "TZ",
                        "LAMBDA_TASK_ROOT",
                        "_X_AMZN_TRACE_ID")
                    .contains(name));
  }

  @Test
  void anAsynchronousEventIsTriedThreeTimesAMinuteAndTwoMinutesApart() {
    lambda.invokeAsync("sample", bytes("\"fail-all\""));
    settle();
    assertThat(logged("START RequestId: ")).hasSize(1);
    assertThat(lambda.idle()).isFalse();

    turn(Duration.ofSeconds(59));
    assertThat(logged("START RequestId: ")).hasSize(1);
    turn(Duration.ofSeconds(1));
    assertThat(logged("START RequestId: ")).hasSize(2);
    turn(Duration.ofMinutes(2));

    assertThat(logged("START RequestId: ")).hasSize(3).containsOnly(logged("START").getFirst());
    assertThat(ended)
        .containsExactly(
            "RETRIES_EXHAUSTED after 3: java.lang.IllegalStateException: broken on purpose");
    assertThat(lambda.idle()).isTrue();
  }

  @Test
  void anAsynchronousEventIsTriedAsOftenAsItsConfigurationSays() {
    lambda.configure(
        "sample", "$LATEST", new AsyncConfig(0, HOUR, Optional.empty(), Optional.empty()));
    lambda.invokeAsync("sample", bytes("\"fail-all\""));
    settle();

    assertThat(ended).singleElement().asString().startsWith("RETRIES_EXHAUSTED after 1: ");
    assertThat(lambda.idle()).isTrue();
  }

  @Test
  void anAsynchronousEventThatGrowsTooOldIsNotTriedAgain() {
    lambda.configure(
        "sample",
        "$LATEST",
        new AsyncConfig(2, Duration.ofSeconds(90), Optional.empty(), Optional.empty()));
    lambda.invokeAsync("sample", bytes("\"fail-all\""));
    turn(HOUR);

    assertThat(logged("START RequestId: ")).hasSize(2);
    assertThat(ended).singleElement().asString().startsWith("EVENT_AGE_EXCEEDED after 2: ");
  }

  @Test
  void anAsynchronousEventWhoseRoleCannotBeAssumedWaitsForIt() {
    refused = Optional.of(new AwsError(403, "AccessDenied", "the role trusts somebody else"));
    lambda.invokeAsync("sample", bytes("{}"));
    turn(Duration.ofSeconds(3));
    assertThat(lambda.idle()).isFalse();
    assertThat(lambda.working()).isFalse();

    refused = Optional.empty();
    turn(Duration.ofSeconds(4));
    assertThat(ended).containsExactly("SUCCESS after 1: ");
    assertThat(lambda.idle()).isTrue();
  }

  @Test
  void anAsynchronousEventThatNeverRunsEndsWithItsAge() {
    refused = Optional.of(new AwsError(403, "AccessDenied", "the role trusts somebody else"));
    lambda.invokeAsync("sample", bytes("{}"));
    turn(Duration.ofHours(6));

    assertThat(ended).containsExactly("EVENT_AGE_EXCEEDED after 0: the role trusts somebody else");
    assertThat(lambda.idle()).isTrue();
  }

  @Test
  void aThrottledAsynchronousEventIsTriedUntilItIsTooOld() {
    lambda.register(function("sample", "sample.Sample", Duration.ofSeconds(20)).reserving(0));
    lambda.configure(
        "sample",
        "$LATEST",
        new AsyncConfig(2, Duration.ofMinutes(1), Optional.empty(), Optional.empty()));
    lambda.invokeAsync("sample", bytes("{}"));
    turn(Duration.ofSeconds(59));
    assertThat(lambda.idle()).isFalse();
    // After 1, 3, 7, 15 and 31 s.
    assertThat(throttles()).isEqualTo(6);

    turn(Duration.ofSeconds(1));
    assertThat(ended).containsExactly("EVENT_AGE_EXCEEDED after 0: Rate Exceeded.");
  }

  private long throttles() {
    return Objects.requireNonNull(lambda.takeRuns().get(lambda.function("sample"))).throttles();
  }

  @Test
  void twoEventsAtTheSameTimeRunInTwoEnvironments() {
    var first = CompletableFuture.supplyAsync(() -> answer("{}"), Thread::startVirtualThread);
    var second = CompletableFuture.supplyAsync(() -> answer("{}"), Thread::startVirtualThread);
    assertThat(first.join()).contains("\"calls\":1");
    assertThat(second.join()).contains("\"calls\":1");
    assertThat(logged("Init Duration")).hasSize(2);
  }

  @Test
  void anUnknownFunctionIsRefusedWithTheNamesThatExist() {
    assertThatThrownBy(() -> lambda.invoke("other", bytes("{}")))
        .hasMessage("Function not found: other; deployed are [sample]");
  }

  private static LambdaFunction function(String name, String handler, Duration timeout) {
    return new LambdaFunction(
        name,
        "arn:aws:lambda:eu-west-1:111122223333:function:" + name,
        jar,
        handler,
        Map.of("COLOUR", "green"),
        256,
        timeout,
        "arn:aws:iam::111122223333:role/sample",
        "/aws/lambda/test",
        Optional.empty());
  }

  private String answer(String event) {
    return ((Success) lambda.invoke("sample", bytes(event))).payload();
  }

  private FunctionError error(String event) {
    return (FunctionError) lambda.invoke("sample", bytes(event));
  }

  private void settle() {
    await(() -> !lambda.working());
  }

  private void turn(Duration further) {
    agenda.turn(further);
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

  private static int index(List<String> log, String text) {
    return IntStream.range(0, log.size())
        .filter(line -> log.get(line).contains(text))
        .findFirst()
        .orElseThrow();
  }

  private List<String> logged(String text) {
    return lambda.logs("sample").stream().filter(line -> line.contains(text)).toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
