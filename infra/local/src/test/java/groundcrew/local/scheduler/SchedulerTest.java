package groundcrew.local.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.ground.Agenda;
import groundcrew.local.template.Place;
import groundcrew.local.template.Resource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchedulerTest {
  private static final String TARGET =
      "arn:aws:lambda:eu-west-1:111122223333:function:account-tagger";
  private static final String NIGHTLY =
      "arn:aws:scheduler:eu-west-1:111122223333:schedule/default/nightly";
  private String window = "{\"Mode\": \"OFF\"}";
  private final List<String> events = new ArrayList<>();
  private final List<AwsError> faults = new ArrayList<>();
  private final Agenda agenda =
      new Agenda(InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")));
  private final Scheduler scheduler = new Scheduler(new RecordedTarget(), agenda);

  @Test
  void aScheduleFiresOnceForEachOfItsTimesAsTheyPass() throws IOException {
    create("cron(0 2 * * ? *)", "");
    agenda.turn(Duration.ofHours(1));
    assertThat(events).isEmpty();
    agenda.turn(Duration.ofDays(2));
    assertThat(events).filteredOn(event -> event.startsWith("{")).hasSize(2);
    assertThat(events.get(1)).contains("\"time\":\"2026-01-01T02:00:00Z\"");
    assertThat(scheduler.next(NIGHTLY, 1)).containsExactly(Instant.parse("2026-01-03T02:00:00Z"));
    assertThat(events.getFirst())
        .startsWith("lambda:InvokeFunction")
        .contains(TARGET, "role/scheduler");
  }

  @Test
  void aScheduleFiresOnceWithinItsWindowAndNamesItsTime() throws IOException {
    window = "{\"Mode\": \"FLEXIBLE\", \"MaximumWindowInMinutes\": 60}";
    create("cron(0 2 * * ? *)", "");

    agenda.turn(Duration.ofHours(2));
    assertThat(delivered()).isEmpty();
    agenda.turn(Duration.ofHours(1));
    assertThat(delivered())
        .singleElement()
        .asString()
        .contains("\"time\":\"2026-01-01T02:00:00Z\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | FlexibleTimeWindow.Mode is required",
        "{\"Mode\": \"ON\"} | must be OFF or FLEXIBLE",
        "{\"Mode\": \"FLEXIBLE\"} | must be 1 to 1440",
        "{\"Mode\": \"OFF\", \"MaximumWindowInMinutes\": 5} | only where Mode is FLEXIBLE"
      })
  void aWindowThatSchedulerRefusesStopsTheStart(String given, String message) {
    window = given;

    assertThatThrownBy(() -> create("rate(1 day)", "")).hasMessageContaining(message);
  }

  @Test
  void aDisabledScheduleMakesUpForNothingOnceItIsEnabled() throws IOException {
    create("rate(5 minutes)", "");
    agenda.turn(Duration.ofMinutes(5));
    assertThat(delivered()).hasSize(2);

    scheduler.disable(NIGHTLY);
    agenda.turn(Duration.ofMinutes(21));
    scheduler.enable(NIGHTLY);
    assertThat(delivered()).hasSize(2);

    agenda.turn(Duration.ofMinutes(4));
    assertThat(delivered()).hasSize(3);
  }

  @Test
  void schedulesOfOneNameInTwoGroupsOrAccountsAreTwo() throws IOException {
    create("rate(1 day)", "");
    create("\"GroupName\": \"other\", ", "rate(1 day)", "", "111122223333");
    create("", "rate(1 day)", "", "444455556666");

    assertThat(scheduler.arns())
        .containsExactly(
            NIGHTLY,
            "arn:aws:scheduler:eu-west-1:111122223333:schedule/other/nightly",
            "arn:aws:scheduler:eu-west-1:444455556666:schedule/default/nightly");
  }

  @Test
  void contextAttributesAreReplaced() throws IOException {
    create(
        "cron(0 2 * * ? *)",
        ", \"Input\": \"{\\\"at\\\":\\\"<aws.scheduler.scheduled-time>\\\"}\"");
    scheduler.fire(NIGHTLY);
    assertThat(events.getLast()).isEqualTo("{\"at\":\"2026-01-01T00:00:00Z\"}");
  }

  @Test
  void withoutInputTheServicesOwnEventIsSent() throws IOException {
    create("cron(0 2 * * ? *)", "");
    scheduler.fire(NIGHTLY);
    assertThat(events.getLast())
        .contains("\"source\":\"aws.scheduler\"", "schedule/default/nightly");
  }

  @Test
  void aDeniedRoleIsNotTriedAgainAndTheEventIsDeadLettered() throws IOException {
    faults.add(new AwsError(403, "AccessDeniedException", "no lambda:InvokeFunction"));
    create("cron(0 2 * * ? *)", ", \"DeadLetterConfig\": {\"Arn\": \"arn:dead\"}");
    assertThatThrownBy(() -> scheduler.fire(NIGHTLY)).hasMessage("no lambda:InvokeFunction");
    assertThat(events).hasSize(2);
    assertThat(events.getLast()).startsWith("dead arn:dead AccessDeniedException 0");
  }

  @Test
  void aFaultOfTheServiceIsTriedAgainAsOftenAsThePolicySays() throws IOException {
    for (var i = 0; i < 3; i++) {
      faults.add(new AwsError(500, "ServiceException", "try again"));
    }
    create(
        "cron(0 2 * * ? *)",
        ", \"RetryPolicy\": {\"MaximumRetryAttempts\": 2}, \"DeadLetterConfig\": {\"Arn\": \"arn:dead\"}");
    scheduler.fire(NIGHTLY);
    assertThat(delivered()).isEmpty();
    agenda.turn(Duration.ofSeconds(3));
    assertThat(events.getLast()).startsWith("dead arn:dead ServiceException 2");
    assertThat(agenda.takeProblems()).containsExactly("schedule " + NIGHTLY + ": try again");
    scheduler.fire(NIGHTLY);
    assertThat(events.getLast()).contains("aws.scheduler");
  }

  @Test
  void aWrongExpressionStopsTheStartWithItsLogicalId() {
    assertThatThrownBy(() -> create("cron(0 2 * *)", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Nightly")
        .hasMessageContaining("ScheduleExpression");
  }

  private List<String> delivered() {
    return events.stream().filter(event -> event.startsWith("{")).toList();
  }

  private void create(String expression, String target) throws IOException {
    create("", expression, target, "111122223333");
  }

  private void create(String more, String expression, String target, String account)
      throws IOException {
    var properties =
        """
        {%s"Name": "nightly", "ScheduleExpression": "%s", "FlexibleTimeWindow": %s,
         "Target": {"Arn": "%s", "RoleArn": "arn:aws:iam::111122223333:role/scheduler"%s}}
        """
            .formatted(more, expression, window, TARGET, target);
    new ScheduleKind(scheduler, agenda)
        .create(
            new Resource(
                "Nightly",
                "AWS::Scheduler::Schedule",
                (ObjectNode) new ObjectMapper().readTree(properties),
                new Place("stack", account, "eu-west-1")));
  }

  private final class RecordedTarget implements Target {
    @Override
    public void authorise(String roleArn, String action, String resourceArn) {
      events.add(action + " " + roleArn + " " + resourceArn);
      if (!faults.isEmpty()) {
        throw faults.removeFirst();
      }
    }

    @Override
    public void invoke(String functionArn, byte[] payload) {
      events.add(new String(payload, StandardCharsets.UTF_8));
    }

    @Override
    public void deadLetter(
        String roleArn, String queueArn, byte[] payload, Map<String, String> attributes) {
      events.add(
          "dead %s %s %s"
              .formatted(queueArn, attributes.get("ERROR_CODE"), attributes.get("RETRY_ATTEMPTS")));
    }
  }
}
