package groundcrew.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {
  private static final String TRUE = "{'Fn::Equals':['x','x']}";
  private static final String FALSE = "{'Fn::Equals':['x','y']}";

  private final Stacks stacks = new Stacks();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        TRUE + " | true",
        FALSE + " | false",
        "{'Fn::Equals':['X','x']} | false",
        "{'Fn::Equals':[1,'1']} | true",
        "{'Fn::Equals':[{'Ref':'AWS::Region'},'eu-west-1']} | true",
        "{'Fn::Equals':[{'Fn::Select':[1,{'Fn::Split':['-',{'Ref':'AWS::Region'}]}]},'west']} | true",
        "{'Fn::Not':[" + TRUE + "]} | false",
        "{'Fn::And':[" + TRUE + "," + FALSE + "]} | false",
        "{'Fn::Or':[" + FALSE + "," + TRUE + "]} | true",
        "{'Fn::And':[{'Condition':'Later'},{'Fn::Not':[" + FALSE + "]}]} | true"
      })
  void aResourceIsCreatedOnlyIfItsConditionIsTrue(String condition, boolean created) {
    var deployed =
        stacks.deploy(
            "{'Conditions':{'C':%s,'Later':%s},'Resources':{'A':{'Type':'Thing','Condition':'C'}}}"
                .formatted(condition, TRUE));

    assertThat(stacks.created()).hasSize(created ? 1 : 0);
    assertThat(deployed.resources()).hasSize(created ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'Condition':'C'} | condition C: conditions refer to each other in a circle",
        "{'Condition':'D'} | condition C: there is no condition 'D' here",
        "{'Fn::And':[{'Condition':'D'}]} | condition C: Fn::And takes a list of 2 to 10 operands",
        "{'Fn::Or':[" + TRUE + ",{'Condition':'D'}]} | condition C: there is no condition 'D'",
        "{'Fn::Equals':['x']} | condition C: Fn::Equals takes a list of 2 to 2 operands",
        "{'Fn::Equals':[{'Ref':'A'},'x']} | condition C: refers to 'A'",
        "{'Fn::Contains':[['x'],'x']} | condition C: {\"Fn::Contains\"",
        "true | condition C: true is no condition"
      })
  void aConditionThatCannotBeEvaluatedStopsTheStart(String condition, String problem) {
    assertThatThrownBy(() ->
            stacks.deploy(
                "{'Conditions':{'C':%s},'Resources':{'A':{'Type':'Thing'}}}".formatted(condition)))
        .hasMessageStartingWith(problem);
  }

  @Test
  void aResourceWithAConditionThatTheTemplateLacksStopsTheStart() {
    assertThatThrownBy(() -> stacks.deploy("{'Resources':{'A':{'Type':'Thing','Condition':'C'}}}"))
        .hasMessage("A: there is no condition 'C' here");
  }

  @Test
  void dependingOnAResourceThatItsConditionLeavesOutIsNoReferenceToIt() {
    stacks.deploy(
        """
        {'Conditions':{'C':%s},
         'Resources':{'A':{'Type':'Thing','Condition':'C'},'B':{'Type':'Thing','DependsOn':'A'}}}\
        """
            .formatted(FALSE));

    assertThat(stacks.created()).extracting(Resource::logicalId).containsExactly("B");
  }
}
