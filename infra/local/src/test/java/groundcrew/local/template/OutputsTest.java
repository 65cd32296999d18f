package groundcrew.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputsTest {
  private static final Place IMPORTER = new Place("importer", "111122223333", "eu-west-1");
  private static final String EXPORTING =
      """
      {'Resources':{'A':{'Type':'Thing'}},
       'Outputs':{'Out':{'Value':{'Fn::GetAtt':['A','Arn']},'Export':{'Name':{'Fn::Sub':'${AWS::StackName}:A'}}}}}\
      """;
  private static final String IMPORTING =
      """
      {'Resources':{'B':{'Type':'Thing','Properties':{'P':{'Fn::ImportValue':{'Fn::Sub':'tags:A'}}}}}}\
      """;

  private final Stacks stacks = new Stacks();

  @Test
  void theOutputsWhoseConditionIsTrueAreReturned() {
    var deployed =
        stacks.deploy(
            """
            {'Conditions':{'No':{'Fn::Equals':['x','y']}},
             'Resources':{'A':{'Type':'Thing'},'Gone':{'Type':'Thing','Condition':'No'}},
             'Outputs':{'Name':{'Value':{'Ref':'A'},'Description':'of A'},
                        'None':{'Value':{'Ref':'Gone'},'Condition':'No'}}}\
            """);

    assertThat(deployed.outputs()).isEqualTo(Map.of("Name", "ref-A"));
  }

  @Test
  void anExportIsImportedByAnotherStackOfTheSameAccountAndRegion() {
    stacks.deploy(EXPORTING);

    stacks.deploy(IMPORTING, IMPORTER);

    assertThat(stacks.created().getLast().properties()).hasToString("{\"P\":\"arn-A\"}");
  }

  @ParameterizedTest
  @CsvSource({"444455556666,eu-west-1", "111122223333,us-east-1"})
  void anotherAccountOrRegionDoesNotSeeAnExport(String account, String region) {
    stacks.deploy(EXPORTING);

    assertThatThrownBy(() -> stacks.deploy(IMPORTING, new Place("importer", account, region)))
        .hasMessage("B: Fn::ImportValue finds no export named tags:A");
    stacks.deploy(EXPORTING, new Place("tags", account, region));
  }

  @Test
  void anExportWhoseNameIsTakenStopsTheStart() {
    stacks.deploy(EXPORTING);

    assertThatThrownBy(() ->
            stacks.deploy(
                """
                {'Resources':{},'Outputs':{'Other':{'Value':'x','Export':{'Name':'tags:A'}}}}\
                """,
                IMPORTER))
        .hasMessage("output Other: export tags:A is already exported by stack tags");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'Value':'x','Odd':1} | Odd is not known here",
        "{'Description':'x'} | Value must be text",
        "{'Value':{'Fn::GetAZs':''}} | Value must be text",
        "{'Value':{'Ref':'Nothing'}} | refers to 'Nothing'",
        "{'Value':'x','Condition':'C'} | there is no condition 'C'",
        "{'Value':'x','Export':{'Name':{'Ref':'A'}}} | refers to 'A'",
        "{'Value':'x','Export':{'Name':'a b'}} | Export.Name has 1 to 255 letters, digits, colons and hyphens",
        "{'Value':'x','Export':{}} | Export.Name must be text",
        "{'Value':'x','Export':{'Name':'a','As':'b'}} | As is not known here"
      })
  void anOutputThatCannotBeHonouredStopsTheStart(String output, String problem) {
    assertThatThrownBy(() ->
            stacks.deploy(
                "{'Resources':{'A':{'Type':'Thing'}},'Outputs':{'Out':%s}}".formatted(output)))
        .hasMessageStartingWith("output Out: " + problem);
  }
}
