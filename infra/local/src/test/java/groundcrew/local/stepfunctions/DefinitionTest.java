package groundcrew.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;

/// Which definitions Step Functions takes, and which this one does not run.
class DefinitionTest {
  private static final String TASK =
      "'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Parameters':{'FunctionName':'f'}";

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
        "{'Type':'Map','End':true}|no state of type 'Map' at /States/A/Type",
        "{'Type':'Wait','Seconds':1,'End':true,'QueryLanguage':'JSONata'}|does not run the field 'QueryLanguage' at /States/A/QueryLanguage",
        "{TASK,'End':true,'HeartbeatSeconds':5}|does not run the field 'HeartbeatSeconds' at /States/A/HeartbeatSeconds",
        "{TASK,'End':true,'TimeoutSecondsPath':'$.t'}|does not run the field 'TimeoutSecondsPath'",
        "{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke.waitForTaskToken','Parameters':{'FunctionName':'f'},'End':true}|lambda:invoke, the one integration that the local cloud runs, but is \"arn:aws:states:::lambda:invoke.waitForTaskToken\" at /States/A/Resource",
        "{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Parameters':{'FunctionName':'f','InvocationType':'Event'},'End':true}|'InvocationType' at /States/A/Parameters/InvocationType",
        "{TASK,'End':true,'ResultSelector':{'a.$':'States.Format($.b)'}}|a path without functions, but is \"States.Format($.b)\" at /States/A/ResultSelector/a.$",
        "{TASK,'End':true,'ResultSelector':{'a.$':'$$.Task.Token'}}|/States/A/ResultSelector/a.$",
        "{TASK,'End':true,'ResultSelector':{'a':[{'b.$':'$.c.length()'}]}}|/States/A/ResultSelector/a[0]/b.$",
        "{TASK,'End':true,'ResultPath':'$.a[0]'}|a path of names, such as $.a.b, or null, but is \"$.a[0]\" at /States/A/ResultPath",
        "{TASK,'End':true,'OutputPath':'$.a.'}|/States/A/OutputPath",
        "{TASK,'End':true,'Retry':[{'ErrorEquals':['States.ALL','Other']}]}|a list of error names, or States.ALL alone, but is",
        "{TASK,'End':true,'Retry':[{'ErrorEquals':['Other'],'BackoffRate':0.5}]}|a number from 1.0, but is 0.5 at /States/A/Retry[0]/BackoffRate",
        "{TASK,'End':true,'Catch':[{'ErrorEquals':['Other'],'Next':'B'}]}|Missing target: B at /States/A/Catch[0]/Next",
        "{TASK}|one of the fields [Next, End] at /States/A",
        "{'Type':'Wait','Seconds':1,'SecondsPath':'$.s','End':true}|one of the fields [Seconds, SecondsPath, Timestamp, TimestampPath] at /States/A",
        "{'Type':'Wait','Seconds':-1,'End':true}|a whole number from 0 to 99999999, but is -1 at /States/A/Seconds",
        "{'Type':'Wait','Timestamp':'tomorrow','End':true}|a timestamp such as",
        "{'Type':'Fail','Error':'E','ErrorPath':'$.e'}|one of the fields [Error, ErrorPath] at /States/A",
        "{'Type':'Choice','Choices':[{'Variable':'$.a','NumericEquals':1,'Next':'A'}]}|/States/A/Choices[0]",
        "{'Type':'Choice','Choices':[{'Not':{'Variable':'$.a','IsPresent':true,'Next':'A'},'Next':'A'}]}|has the field Next at /States/A/Choices[0]/Not",
        "{'Type':'Succeed','OutputPath':'$.a'}|does not run the field 'OutputPath' at /States/A/OutputPath"
      })
  void whatIsNotRunIsRefusedWithItsPlace(String state, String problem) {
    var definition = "{'StartAt':'A','States':{'A':%s}}".formatted(state.replace("TASK", TASK));

    assertThatThrownBy(() -> cloud.machine(definition))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("Invalid State Machine Definition: '")
        .hasMessageContaining(problem);
  }

  @Test
  void aMachineOfAnotherQueryLanguageIsRefused() {
    assertThatThrownBy(() ->
            cloud.machine(
                "{'QueryLanguage':'JSONata','StartAt':'A','States':{'A':{'Type':'Succeed'}}}"))
        .hasMessageContaining("does not run the field 'QueryLanguage' at /QueryLanguage");
  }

  @Test
  void aStateThatNothingLeadsToIsRefused() {
    assertThatThrownBy(() ->
            cloud.machine(
                "{'StartAt':'A','States':{'A':{'Type':'Succeed'},'B':{'Type':'Succeed'}}}"))
        .hasMessageContaining("State \"B\" is not reachable. at /States/B");
  }

  @Test
  void aDefinitionWithEverythingThatRunsIsTaken() {
    assertThat(
            cloud.machine(
                """
                {'Comment':'all','TimeoutSeconds':60,'StartAt':'Pass','States':{
                  'Pass':{'Type':'Pass','Comment':'c','InputPath':'$.a','Parameters':{'b.$':'$$.Execution.Input.c','d':[{'e.$':'$'}]},
                    'Result':{'x':1},'ResultPath':'$.f','OutputPath':null,'Next':'Task'},
                  'Task':{%s,'ResultSelector':{'p.$':'$.Payload'},'ResultPath':null,'OutputPath':'$','TimeoutSeconds':5,
                    'Retry':[{'ErrorEquals':['States.ALL'],'IntervalSeconds':1,'MaxAttempts':0,'BackoffRate':1.5,'MaxDelaySeconds':9,'JitterStrategy':'FULL'}],
                    'Catch':[{'ErrorEquals':['A','B'],'ResultPath':'$.e','Next':'Fail'}],'Next':'Wait'},
                  'Wait':{'Type':'Wait','Timestamp':'2026-01-31T02:00:00Z','Next':'Choice'},
                  'Choice':{'Type':'Choice','Default':'Done','Choices':[{'Next':'Fail','And':[
                    {'Or':[{'Variable':'$$.State.RetryCount','NumericGreaterThanEquals':1},{'Variable':'$.a','NumericGreaterThanEqualsPath':'$.b'}]},
                    {'Not':{'Variable':'$.s','StringMatches':'a*'}},{'Variable':'$.s','StringEquals':'$ 5'},
                    {'Variable':'$.t','TimestampLessThan':'2026-01-31T02:00:00Z'},{'Variable':'$.t','TimestampLessThanPath':'$$.Execution.StartTime'},
                    {'Variable':'$.t','IsPresent':false}]}]},
                  'Fail':{'Type':'Fail','ErrorPath':'$.e.Error','Cause':'c'},
                  'Done':{'Type':'Succeed'}}}\
                """
                    .formatted(TASK)))
        .endsWith(":stateMachine:machine-1");
  }
}
