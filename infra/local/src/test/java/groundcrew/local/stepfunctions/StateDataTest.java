package groundcrew.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/// How states read, select and pass on data.
class StateDataTest {
  private final StateMachineGateway cloud = new StateMachineGateway();

  @AfterEach
  void close() {
    cloud.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Result':{'x':1}|{'x':1}",
        "'Result':{'x':1},'ResultPath':'$.a.b'|{'a':{'k':1,'b':{'x':1}}}",
        "'Result':1,'ResultPath':'$.new.place'|{'a':{'k':1},'new':{'place':1}}",
        "'Result':1,'ResultPath':null|{'a':{'k':1}}",
        "'InputPath':'$.a'|{'k':1}",
        "'InputPath':null|{}",
        "'OutputPath':'$.a.k'|1",
        "'OutputPath':null|{}",
        "'InputPath':'$.a','Parameters':{'n.$':'$.k','all':['x',{'m.$':'$$.State.Name'}]}|{'n':1,'all':['x',{'m':'A'}]}",
        "'Parameters':{'n.$':'$$.Execution.Input.a.k','name.$':'$$.Execution.Name','at.$':'$$.State.EnteredTime'}|{'n':1,'name':'run','at':'2026-01-31T02:00:00.000Z'}"
      })
  void aPassSelectsAndPutsData(String fields, String output) {
    var ended = pass(fields, "{'a':{'k':1}}");

    assertThat(ended.output()).isEqualTo(output.replace('\'', '"'));
  }

  @Test
  void aPathThatLeadsNowhereFailsTheExecutionWithTheEventOfItsState() {
    var ended = pass("'Parameters':{'n.$':'$.none'}", "{'a':1}");

    assertThat(ended.error()).isEqualTo("States.Runtime");
    assertThat(ended.cause())
        .isEqualTo(
            "An error occurred while executing the state 'A' (entered at the event id #2). The JSONPath '$.none' specified for the field 'n.$' could not be found in the input '{\"a\":1}'");
  }

  @Test
  void aResultDoesNotFitWhereTheInputIsNoObject() {
    assertThat(pass("'Result':1,'ResultPath':'$.a.b'", "{'a':[]}").error())
        .isEqualTo("States.ResultPathMatchFailure");
  }

  @Test
  void aStateThatPassesOnMoreThan256KiBFails() {
    var half = "x".repeat(131_072);

    var fits =
        pass(
            "'ResultPath':'$.b','Result':'%s'".formatted(half),
            "{'a':'%s'}".formatted("x".repeat(131_000)));
    var ended =
        pass("'ResultPath':'$.b','Result':'%s'".formatted(half), "{'a':'%s'}".formatted(half));

    assertThat(fits.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(ended.error()).isEqualTo("States.DataLimitExceeded");
  }

  @Test
  void aFunctionsAnswerThatIsTooLongIsNotCaughtByTheWildcard() {
    cloud.answers("{'long':'%s'}".formatted("x".repeat(262_144)));

    var ended =
        cloud.run(
            """
            {'StartAt':'A','States':{'A':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke',
              'Parameters':{'FunctionName':'f'},'ResultSelector':{'a':1},'End':true,
              'Catch':[{'ErrorEquals':['States.ALL'],'Next':'B'}]},
              'B':{'Type':'Succeed'}}}\
            """,
            "{}",
            Duration.ofSeconds(1));

    assertThat(ended.error()).isEqualTo("States.DataLimitExceeded");
    assertThat(cloud.history(ended.executionArn()))
        .extracting(event -> event.type())
        .contains(HistoryEventType.TASK_FAILED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Variable':'$.s','StringEquals':'abc'|true",
        "'Variable':'$.n','StringEquals':'5'|false",
        "'Variable':'$.s','StringMatches':'a*c'|true",
        "'Variable':'$.s','StringMatches':'a*b'|false",
        "'Variable':'$.star','StringMatches':'a\\\\*c'|true",
        "'Variable':'$.s','StringMatches':'a\\\\*c'|false",
        "'Variable':'$.f','BooleanEquals':false|true",
        "'Variable':'$.none','IsPresent':false|true",
        "'Variable':'$.null','IsPresent':true|true",
        "'Variable':'$.n','NumericGreaterThanEquals':5.0|true",
        "'Variable':'$.n','NumericGreaterThanEqualsPath':'$.more'|false",
        "'Variable':'$.t','TimestampGreaterThanEquals':'2026-01-31T03:00:00+01:00'|true",
        "'Variable':'$.t','TimestampLessThan':'2026-01-31T02:00:00.001Z'|true",
        "'Variable':'$.t','TimestampLessThanPath':'$$.Execution.StartTime'|false",
        "'Variable':'$.s','TimestampLessThan':'2026-01-31T02:00:00Z'|false",
        "'And':[{'Variable':'$.none','IsPresent':true},{'Variable':'$.none','StringEquals':'a'}]|false",
        "'Or':[{'Variable':'$.s','StringEquals':'b'},{'Not':{'Variable':'$.s','StringEquals':'b'}}]|true"
      })
  void aChoiceComparesValuesOfItsOperatorsType(String rule, boolean matches) {
    var ended =
        choose(
            rule,
            "{'s':'abc','star':'a*c','n':5,'more':5.5,'f':false,'null':null,'t':'2026-01-31T02:00:00Z'}");

    assertThat(ended.status())
        .isEqualTo(matches ? ExecutionStatus.SUCCEEDED : ExecutionStatus.FAILED);
    assertThat(ended.error()).isEqualTo(matches ? null : "States.NoChoiceMatched");
  }

  @Test
  void aChoiceOnAMissingVariableFails() {
    assertThat(choose("'Variable':'$.none','StringEquals':'a'", "{}").cause())
        .contains(
            "Invalid path '$.none': The choice state's condition path references an invalid value.");
  }

  @Test
  void aWaitUntilATimeOfThePastIsOver() {
    var ended =
        cloud.run(
            "{'StartAt':'A','States':{'A':{'Type':'Wait','TimestampPath':'$.until','End':true}}}",
            "{'until':'2026-01-31T01:00:00Z'}",
            Duration.ofSeconds(1));

    assertThat(ended.stopDate()).isEqualTo(StateMachineGateway.START);
  }

  @Test
  void aWaitOfNoWholeNumberFails() {
    var ended =
        cloud.run(
            "{'StartAt':'A','States':{'A':{'Type':'Wait','SecondsPath':'$.s','End':true}}}",
            "{'s':'5'}",
            Duration.ofSeconds(1));

    assertThat(ended.error()).isEqualTo("States.Runtime");
    assertThat(ended.cause()).contains("SecondsPath", "\"5\"");
  }

  private DescribeExecutionResponse pass(String fields, String input) {
    return cloud.run(
        "{'StartAt':'A','States':{'A':{'Type':'Pass',%s,'End':true}}}".formatted(fields),
        input,
        Duration.ZERO);
  }

  private DescribeExecutionResponse choose(String rule, String input) {
    return cloud.run(
        "{'StartAt':'A','States':{'A':{'Type':'Choice','Choices':[{%s,'Next':'B'}]},'B':{'Type':'Succeed'}}}"
            .formatted(rule),
        input,
        Duration.ZERO);
  }
}
