package groundcrew.local.iot.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import groundcrew.local.arn.AccountRegion;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.iot.messages.Message;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RulesTest {
  private static final AccountRegion PLACE = new AccountRegion("111122223333", "eu-west-1");
  private static final String EVENTS =
      "SELECT jobId, topic(4) AS job FROM '$aws/events/jobExecution/+/+'";

  private final List<String> reached = new ArrayList<>();
  private final Rules rules = new Rules(new Recorded(), InstantSource.system());

  @Test
  void aRuleHearsOfReservedTopicsThatItNames() {
    put(PLACE, EVENTS, true, "one");

    publish("$aws/events/jobExecution/print-1/succeeded", "{\"jobId\":\"print-1\"}");
    publish("$aws/events/job/print-1/completed", "{}");

    assertThat(reached).containsExactly("one {\"jobId\":\"print-1\",\"job\":\"print-1\"}");
  }

  @Test
  void aRuleHearsOfItsOwnAccountAndRegionAloneAndNotWhileItIsDisabled() {
    put(new AccountRegion("111122223333", "us-east-1"), "SELECT * FROM '#'", true, "one");
    publish("a", "{}");
    put(PLACE, "SELECT * FROM '#'", false, "one");
    publish("a", "{}");

    assertThat(reached).isEmpty();
  }

  @Test
  void theErrorActionGetsOneMessageWithAllFailures() throws Exception {
    put(PLACE, "SELECT * FROM 'a'", true, "refused-1", "one", "refused-2");

    publish("a", "{}");

    assertThat(reached).hasSize(2).first().isEqualTo("one {}");
    var report =
        new ObjectMapper()
            .readTree(Base64.getDecoder().decode(reached.get(1).substring("error ".length())));
    assertThat(report.at("/failures/0/failedResource").asText()).isEqualTo("refused-1");
    assertThat(report.at("/failures/1/failedResource").asText()).isEqualTo("refused-2");
    assertThat(report.path("clientId").asText()).isEqualTo("button-1");
    assertThat(rules.takeProblems()).hasSize(2);
  }

  @Test
  void aMessageIsReportedLostWhereThereIsNoErrorAction() {
    rules.put(
        new Rule(
            "rule", PLACE, Sql.parse("SELECT * FROM 'a'"), true, List.of("one"), Optional.empty()));

    publish("a", "no JSON");

    assertThat(rules.takeProblems()).singleElement().asString().contains("a message of a is lost");
  }

  private void put(AccountRegion place, String sql, boolean enabled, String... functions) {
    rules.put(
        new Rule(
            "rule",
            place,
            Sql.parse(sql),
            enabled,
            List.of(functions),
            Optional.of(new Rule.ErrorAction("queue", "role", true))));
  }

  private void publish(String topic, String payload) {
    rules.message(
        new Message(
            PLACE,
            topic,
            payload.getBytes(StandardCharsets.UTF_8),
            Optional.of("button-1"),
            1,
            false));
  }

  private final class Recorded implements Targets {
    @Override
    public void invoke(Rule rule, String functionArn, byte[] payload) {
      if (functionArn.startsWith("refused")) {
        throw new AwsError(403, "AccessDenied", functionArn);
      }
      reached.add(functionArn + " " + new String(payload, StandardCharsets.UTF_8));
    }

    @Override
    public void send(Rule.ErrorAction errorAction, byte[] message) {
      reached.add("error " + new String(message, StandardCharsets.UTF_8));
    }
  }
}
