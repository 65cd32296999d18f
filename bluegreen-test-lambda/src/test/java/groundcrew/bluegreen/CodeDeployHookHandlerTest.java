package groundcrew.bluegreen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.bluegreen.codedeploy.AnswerHook;
import groundcrew.bluegreen.codedeploy.HookAnswers;
import groundcrew.bluegreen.codedeploy.Policy;
import groundcrew.bluegreen.gate.DecideTraffic;
import groundcrew.bluegreen.gate.FakeSite;
import groundcrew.bluegreen.gate.Rules;
import groundcrew.bluegreen.metrics.EmbeddedGateMetrics;
import groundcrew.bluegreen.report.InMemoryReports;
import groundcrew.bluegreen.report.PublishReport;
import groundcrew.bluegreen.report.Subject;
import groundcrew.common.FakeContext;
import groundcrew.common.LambdaEvents;
import groundcrew.common.VirtualTime;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeDeployHookHandlerTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final String EVENT =
      LambdaEvents.read(CodeDeployHookHandlerTest.class, "/events/codedeploy-hook.json");

  private final FakeSite green = new FakeSite();
  private final List<String> put = new ArrayList<>();
  private final List<Duration> testTimes = new ArrayList<>();
  private final VirtualTime clock = new VirtualTime(NOON);

  @Test
  void theEventOfAHookIsAnsweredUnderItsIds() {
    var answer = invoke(EVENT, 300_000);

    assertThat(put).containsExactly("d-ABCDEF123 eyJlbmNyeXB0ZWREYXRhIjoiY0xEbXVDNlBQ true");
    assertThat(answer)
        .isEqualTo(
            """
            {"deployment":"d-ABCDEF123","status":"Succeeded","verdict":"PASS",\
            "reasons":["100 % passed, expected at least 100 %"],\
            "report":"memory://d-ABCDEF123.html"}\
            """);
  }

  @Test
  void aFieldThatCodeDeployAddsLaterIsIgnored() {
    invoke(EVENT.replaceFirst("\\{", "{\"Region\":\"eu-west-1\","), 300_000);

    assertThat(put).hasSize(1);
  }

  /// Ten seconds are for the answer and the report, a quarter of a short invocation.
  @ParameterizedTest
  @CsvSource({"300000, 290000", "900000, 890000", "40000, 30000", "20000, 15000"})
  void theTestEndsBeforeTheFunctionDoes(int limitMillis, long testMillis) {
    invoke(EVENT, limitMillis);

    assertThat(testTimes).containsExactly(Duration.ofMillis(testMillis));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"DeploymentId\":\"d-1\"}",
        "{\"DeploymentId\":\"../../x\",\"LifecycleEventHookExecutionId\":\"y\"}"
      })
  void whatIsNoHookIsRefused(String event) {
    assertThatThrownBy(() -> invoke(event, 300_000)).isInstanceOf(IllegalArgumentException.class);
    assertThat(put).isEmpty();
  }

  private String invoke(String event, int limitMillis) {
    HookAnswers answers =
        (hook, succeeded, _) -> {
          put.add("%s %s %s".formatted(hook.deploymentId(), hook.executionId(), succeeded));
          return HookAnswers.Outcome.ACCEPTED;
        };
    var rules = new Rules(BigDecimal.valueOf(100), new BigDecimal("0.2"));
    var gate =
        new DecideTraffic(
            deadline -> {
              testTimes.add(deadline.remaining());
              return new ByteArrayInputStream("/\n".getBytes(UTF_8));
            },
            Set.of(),
            green,
            Optional.empty(),
            4,
            rules);
    var subject =
        new Subject(
            "s3://urls/urls.csv",
            "http://green",
            Optional.empty(),
            Optional.empty(),
            rules.threshold());
    var handler =
        new CodeDeployHookHandler(
            new AnswerHook(
                gate,
                answers,
                new Policy(true, false),
                new PublishReport(new InMemoryReports(), subject),
                new EmbeddedGateMetrics("gate", _ -> {}, clock)),
            clock);
    return LambdaEvents.invoke(handler, event, new FakeContext("request", limitMillis));
  }
}
