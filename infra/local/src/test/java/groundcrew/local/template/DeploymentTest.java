package groundcrew.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentTest {
  private final Stacks stacks = new Stacks();

  @Test
  void aResourceIsCreatedAfterThoseThatItRefersTo() {
    stacks.deploy(
        """
        {'Resources':{
          'First':{'Type':'Thing','DependsOn':['Fourth'],'Properties':{
            'Of':{'Ref':'Second'},'And':{'Fn::Sub':['${Third.Arn} ${X}',{'X':'x'}]}}},
          'Second':{'Type':'Thing'},
          'Third':{'Type':'Thing'},
          'Fourth':{'Type':'Thing','DependsOn':'Fifth'},
          'Fifth':{'Type':'Thing'}}}\
        """);

    assertThat(stacks.created())
        .extracting(Resource::logicalId)
        .containsExactly("Fifth", "Fourth", "Second", "Third", "First");
  }

  @Test
  void anUnknownTypeStopsTheStartWithItsLogicalId() {
    assertThatThrownBy(() -> stacks.deploy("{'Resources':{'Odd':{'Type':'AWS::Odd::Thing'}}}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Odd: nothing here can create AWS::Odd::Thing");
  }

  @Test
  void resourcesThatReferToEachOtherInACircleStopTheStart() {
    assertThatThrownBy(() ->
            stacks.deploy(
                """
                {'Resources':{
                  'A':{'Type':'Thing','DependsOn':'B'},
                  'B':{'Type':'Thing','Properties':{'P':{'Ref':'A'}}}}}\
                """))
        .hasMessageContaining("A: resources refer to each other in a circle [A, B]");
  }

  @Test
  void aReferenceToNothingStopsTheStartEvenWhereTheConditionIsFalse() {
    assertThatThrownBy(() ->
            stacks.deploy(
                """
                {'Conditions':{'No':{'Fn::Equals':['x','y']}},
                 'Resources':{'Odd':{'Type':'Thing','Condition':'No','Properties':{'P':{'Ref':'Gone'}}}}}\
                """))
        .hasMessageContaining("Odd: refers to 'Gone'");
  }

  @Test
  void policiesForDeletionAndReplacementAreTaken() {
    stacks.deploy(
        """
        {'Resources':{'A':{'Type':'Thing','Metadata':{'aws:cdk:path':'x'},
          'DeletionPolicy':'RetainExceptOnCreate','UpdateReplacePolicy':'Retain'}}}\
        """);

    assertThat(stacks.created()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'CreationPolicy':{} | resource attribute CreationPolicy is not known here",
        "'DeletionPolicy':'Snapshot' | resource attribute DeletionPolicy Snapshot is not known here",
        "'DeletionPolicy':{'Ref':'AWS::Region'} | resource attribute DeletionPolicy must be text",
        "'UpdateReplacePolicy':'RetainExceptOnCreate' | resource attribute UpdateReplacePolicy RetainExceptOnCreate",
        "'DependsOn':'Nothing' | refers to 'Nothing'",
        "'DependsOn':'AWS::Region' | refers to 'AWS::Region'",
        "'DependsOn':{'Ref':'A'} | resource attribute DependsOn must be a logical id or a list of them",
        "'DependsOn':[1] | resource attribute DependsOn must be",
        "'Condition':['C'] | resource attribute Condition must be text",
        "'Properties':[] | resource attribute Properties must be an object",
        "'Properties':{'Fn::If':['C',{},{}]} | resource attribute Properties cannot be a function"
      })
  void aResourceAttributeThatCannotBeHonouredStopsTheStart(String attribute, String problem) {
    assertThatThrownBy(
            () -> stacks.deploy("{'Resources':{'A':{'Type':'Thing',%s}}}".formatted(attribute)))
        .hasMessageStartingWith("A: " + problem);
  }

  @Test
  void aResourceWithoutATypeStopsTheStart() {
    assertThatThrownBy(() -> stacks.deploy("{'Resources':{'A':{}}}"))
        .hasMessage("A: resource attribute Type is required");
  }

  @Test
  void aParameterHasItsDefault() {
    stacks.deploy(
        """
        {'Parameters':{'Word':{'Type':'String','Default':'secret'}},
         'Resources':{'A':{'Type':'Thing','Properties':{'P':{'Ref':'Word'},'Q':{'Fn::Sub':'${Word}!'}}}}}\
        """);

    assertThat(stacks.created().getFirst().properties())
        .hasToString("{\"P\":\"secret\",\"Q\":\"secret!\"}");
  }

  @Test
  void aParameterWithoutValueOrOfAnUnknownTypeStopsTheStart() {
    assertThatThrownBy(() -> stacks.deploy("{'Parameters':{'W':{'Type':'String'}}}"))
        .hasMessageContaining("parameter W: has no value");
    assertThatThrownBy(
            () -> stacks.deploy("{'Parameters':{'W':{'Type':'List<Number>','Default':'1'}}}"))
        .hasMessageContaining("parameter W: the type \"List<Number>\" is not known");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Rules", "Transform", "Hooks"})
  void anUnknownTemplateSectionStopsTheStart(String section) {
    assertThatThrownBy(() -> stacks.deploy("{'%s':{},'Resources':{}}".formatted(section)))
        .hasMessageContaining("template section %s is not known here".formatted(section));
  }
}
