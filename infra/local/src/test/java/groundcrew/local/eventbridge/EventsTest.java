package groundcrew.local.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.local.Calls;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.ground.Agenda;
import groundcrew.local.ground.Event;
import groundcrew.local.template.Created;
import groundcrew.local.template.Place;
import groundcrew.local.template.Resource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventsTest {
  private static final String FUNCTION =
      "arn:aws:lambda:eu-west-1:111122223333:function:listener:live";
  private static final Instant NOW = Instant.parse("2026-01-31T02:00:00.5Z");

  private final List<String> arrived = new ArrayList<>();
  private final List<AwsError> faults = new ArrayList<>();
  private final Agenda agenda = new Agenda(InstantSource.fixed(NOW));
  private final Events events = new Events(new RecordedTargets(), agenda);

  @Test
  void anEventReachesTheFunctionInItsEnvelope() {
    rule("");

    put("111122223333", "eu-west-1", "FAILED");

    assertThat(arrived.getFirst().replaceAll("\"id\":\"[0-9a-f-]{36}\"", "\"id\":\"?\""))
        .isEqualTo(
            ("arn:aws:events:eu-west-1:111122223333:rule/stack-Made "
                    + FUNCTION
                    + " {'version':'0','id':'?','detail-type':'Test','source':'aws.states',"
                    + "'account':'111122223333','time':'2026-01-31T02:00:00Z','region':'eu-west-1',"
                    + "'resources':['arn:x'],'detail':{'status':'FAILED','count':3,'tags':['a','b'],'none':null}}")
                .replace('\'', '"'));
  }

  @Test
  void aRuleHearsOfItsOwnAccountAndRegionAloneAndNotWhileItIsDisabled() {
    rule("");
    put("444455556666", "eu-west-1", "FAILED");
    put("111122223333", "us-east-1", "FAILED");
    rule(",'State':'DISABLED'");
    put("111122223333", "eu-west-1", "FAILED");

    assertThat(arrived).isEmpty();
  }

  @Test
  void whatTheFunctionsPolicyRefusesIsDeadLetteredAndTold() {
    rule("");
    faults.add(new AwsError(403, "AccessDenied", "no resource-based policy"));

    put("111122223333", "eu-west-1", "FAILED");

    assertThat(arrived).singleElement().asString().startsWith("dead arn:dead AccessDenied 0");
    assertThat(events.takeProblems())
        .singleElement()
        .asString()
        .contains("no resource-based policy");
  }

  @Test
  void aFaultOfTheServiceIsTriedAgainAsOftenAsThePolicySays() {
    rule("");
    for (var i = 0; i < 3; i++) {
      faults.add(new AwsError(500, "ServiceException", "try again"));
    }

    put("111122223333", "eu-west-1", "FAILED");
    assertThat(arrived).isEmpty();
    agenda.turn(Duration.ofSeconds(3));

    assertThat(arrived).singleElement().asString().startsWith("dead arn:dead ServiceException 2");
  }

  @Test
  void onRequestEventsAreLostOrComeTwiceOrLateAndInTheWrongOrder() {
    rule("");
    events.deliver(Delivery.LOST);
    put("111122223333", "eu-west-1", "FAILED");
    assertThat(arrived).isEmpty();

    events.deliver(Delivery.TWICE);
    put("111122223333", "eu-west-1", "FAILED");
    assertThat(arrived).hasSize(2);
    assertThat(arrived.get(0)).isEqualTo(arrived.get(1));

    arrived.clear();
    events.deliver(Delivery.LATE);
    put("111122223333", "eu-west-1", "RUNNING");
    put("111122223333", "eu-west-1", "SUCCEEDED");
    assertThat(arrived).isEmpty();
    assertThat(events.release()).isEqualTo(2);
    assertThat(arrived.get(0)).contains("SUCCEEDED");
    assertThat(arrived.get(1)).contains("RUNNING");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EMPTY_STRING | {\"status\":\"FAILED\",\"text\":\"is FAILED, 3 times, \",\"count\":[3],\"tags\":[[\"a\",\"b\"]],\"none\":[\"\"],\"gone\":[\"\"]}",
        "NULL | {\"status\":\"FAILED\",\"text\":\"is FAILED, 3 times, \",\"count\":[3],\"tags\":[[\"a\",\"b\"]],\"none\":[null],\"gone\":[null]}",
        "NOTHING | {\"status\":\"FAILED\",\"text\":\"is FAILED, 3 times, \",\"count\":[3],\"tags\":[[\"a\",\"b\"]],\"none\":[],\"gone\":[]}"
      })
  void aTransformerMakesWhatTheTargetReceives(AbsentValue absent, String received) {
    transformed(
        "{\\\"status\\\": <status>, \\\"text\\\": \\\"is <status>, <count> times, <gone>\\\", \\\"count\\\": [<count>],"
            + " \\\"tags\\\": [<tags>], \\\"none\\\": [<none>], \\\"gone\\\": [<gone>]}");
    events.absentValues(absent);

    put("111122223333", "eu-west-1", "FAILED");

    assertThat(arrived).singleElement().asString().endsWith(FUNCTION + " " + received);
  }

  @Test
  void anInputThatIsNoJsonIsNeverDelivered() {
    transformed("{\\\"none\\\": <none>}");
    events.absentValues(AbsentValue.NOTHING);

    put("111122223333", "eu-west-1", "FAILED");

    assertThat(arrived).isEmpty();
    assertThat(events.takeProblems()).singleElement().asString().contains("is no JSON");
    assertThat(events.metrics().measure())
        .singleElement()
        .asString()
        .contains("AWS/Events", "FailedInvocations", "RuleName=stack-Made");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\\\"a string of <status>\\\" | must be a JSON object",
        "{\\\"a\\\": <aws.events.event>} | aws.events.event, which InputPathsMap lacks"
      })
  void aTransformerThatIsNotSupportedStopsTheStart(String template, String problem) {
    assertThatThrownBy(() -> transformed(template))
        .hasMessageContaining("Made")
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'source':[{'anything-but':{'wildcard':'aws.*'}}]} | false",
        "{'source':[{'anything-but':{'wildcard':'*/*'}}]} | true",
        "{'source':['aws.states']} | true",
        "{'source':['aws.ec2','aws.states']} | true",
        "{'source':['aws.ec2']} | false",
        "{'source':['aws.states'],'detail':{'status':['RUNNING']}} | false",
        "{'source':[{'prefix':'aws.'}]} | true",
        "{'source':[{'prefix':'partner.'}]} | false",
        "{'detail':{'status':[{'anything-but':'RUNNING'}]}} | true",
        "{'detail':{'status':[{'anything-but':['RUNNING','FAILED']}]}} | false",
        "{'detail':{'status':[{'anything-but':{'prefix':'FAI'}}]}} | false",
        "{'detail':{'missing':[{'anything-but':'RUNNING'}]}} | false",
        "{'detail':{'missing':[{'exists':false}]}} | true",
        "{'detail':{'missing':{'deep':[{'exists':false}]}}} | true",
        "{'detail':{'none':[{'exists':true}]}} | true",
        "{'detail':{'none':[null]}} | true",
        "{'detail':{'tags':['b']}} | true",
        "{'detail':{'tags':['c']}} | false",
        "{'detail':{'count':[3.0]}} | true",
        "{'detail':{'count':[{'numeric':['>',2,'<=',3]}]}} | true",
        "{'detail':{'count':[{'numeric':['<',3]}]}} | false",
        "{'source':[{'wildcard':'aws.*s'}]} | true",
        "{'source':[{'suffix':'.ec2'}]} | false",
        "{'source':[{'equals-ignore-case':'AWS.States'}]} | true",
        "{'source':[{'prefix':{'equals-ignore-case':'AWS.'}}]} | true",
        "{'detail':{'status':[{'anything-but':{'suffix':'ED'}}]}} | false",
        "{'$or':[{'source':['aws.ec2']},{'detail':{'count':[3]}}]} | true",
        "{'$or':[{'source':['aws.ec2']},{'detail':{'count':[4]}}]} | false"
      })
  void aPatternWantsEveryMemberThatItNames(String pattern, boolean wanted) {
    create("{'EventPattern':%s,'Targets':[{'Id':'t','Arn':'%s'}]}".formatted(pattern, FUNCTION));

    put("111122223333", "eu-west-1", "FAILED");

    assertThat(arrived).hasSize(wanted ? 1 : 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'source':[{'wildcard':'aws.**'}]}",
        "{'$or':[{'source':['a']}]}",
        "{'source':'aws.states'}",
        "{'source':[]}",
        "{'source':[{'contains':'aws'}]}",
        "{'source':[{'prefix':'a','suffix':'s'}]}",
        "{'source':[['a']]}",
        "{'source':[{'exists':'yes'}]}",
        "{'detail':{'count':[{'numeric':['>','2']}]}}",
        "{'detail':{}}",
        "{}"
      })
  void aPatternThatEventBridgeRefusesStopsTheStart(String pattern) {
    assertThatThrownBy(() -> create("{'EventPattern':%s}".formatted(pattern)))
        .hasMessageContaining("Made (AWS::Events::Rule): property EventPattern");
  }

  @Test
  void aPatternOfMoreThan2048CharactersStopsTheStart() {
    var longest = "a".repeat(2048 - "{'source':['']}".length());
    create("{'EventPattern':{'source':['%s']}}".formatted(longest));

    assertThatThrownBy(() -> create("{'EventPattern':{'source':['a%s']}}".formatted(longest)))
        .hasMessageContaining("Made (AWS::Events::Rule): property EventPattern")
        .hasMessageContaining("2049 characters");
  }

  @Test
  void aPatternOfMoreThan1000CombinationsStopsTheStart() {
    var tenWays =
        "'$or':[%s]"
            .formatted(
                IntStream.range(0, 10)
                    .mapToObj("{'n':[%d]}"::formatted)
                    .collect(Collectors.joining(",")));
    var thousand = "'a':{%1$s},'b':{%1$s},'c':{%1$s}".formatted(tenWays);
    create("{'EventPattern':{%s}}".formatted(thousand));

    assertThatThrownBy(
            () -> create("{'EventPattern':{%s,'$or':[{'x':[1]},{'y':[1]}]}}".formatted(thousand)))
        .hasMessageContaining("Made (AWS::Events::Rule): property EventPattern")
        .hasMessageContaining("2000 combinations");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'ScheduleExpression':'rate(1 minute)'} | ScheduleExpression",
        "{'EventBusName':'mine','EventPattern':{'source':['a']}} | EventBusName",
        "{'EventPattern':{'source':['a']},'State':'SLEEPING'} | State",
        "{'EventPattern':{'source':['a']},'Targets':[{'Id':'t','Arn':'arn:aws:sns:x'}]} | Targets.0.Arn",
        "{'EventPattern':{'source':['a']},'Targets':[{'Id':'t','Arn':'arn:aws:lambda:x','Input':'{}'}]} | Targets.0.Input"
      })
  void aPropertyThatCannotBeHonouredStopsTheStart(String properties, String named) {
    assertThatThrownBy(() -> create(properties))
        .hasMessageContaining("Made (AWS::Events::Rule): property " + named);
  }

  private void rule(String more) {
    create(
        ("{'EventPattern':{'source':['aws.states']},'Targets':[{'Id':'t','Arn':'%s',"
                + "'RetryPolicy':{'MaximumRetryAttempts':2},'DeadLetterConfig':{'Arn':'arn:dead'}}]%s}")
            .formatted(FUNCTION, more));
  }

  private void transformed(String template) {
    create(
        ("{'EventPattern':{'source':['aws.states']},'Targets':[{'Id':'t','Arn':'%s','InputTransformer':"
                + "{'InputPathsMap':{'status':'$.detail.status','count':'$.detail.count','tags':'$.detail.tags',"
                + "'none':'$.detail.none','gone':'$.detail.gone'},'InputTemplate':'%s'}}]}")
            .formatted(FUNCTION, template));
  }

  private Created create(String properties) {
    return new RuleKind(events)
        .create(
            new Resource(
                "Made",
                "AWS::Events::Rule",
                Calls.json(properties),
                new Place("stack", "111122223333", "eu-west-1")));
  }

  private void put(String account, String region, String status) {
    var detail =
        Calls.json("{'status':'%s','count':3,'tags':['a','b'],'none':null}".formatted(status));
    events.put(new Event("aws.states", "Test", account, region, NOW, List.of("arn:x"), detail));
  }

  private final class RecordedTargets implements Targets {
    @Override
    public void invoke(String ruleArn, String functionArn, byte[] payload) {
      if (!faults.isEmpty()) {
        throw faults.removeFirst();
      }
      arrived.add(
          "%s %s %s".formatted(ruleArn, functionArn, new String(payload, StandardCharsets.UTF_8)));
    }

    @Override
    public void deadLetter(
        String ruleArn, String queueArn, byte[] payload, Map<String, String> attributes) {
      arrived.add(
          "dead %s %s %s"
              .formatted(queueArn, attributes.get("ERROR_CODE"), attributes.get("RETRY_ATTEMPTS")));
    }
  }
}
