package groundcrew.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeploymentTest {
  private static final Place PLACE = new Place("tags", "111122223333", "eu-west-1");
  private final List<Resource> created = new ArrayList<>();
  private final Deployment deployment = new Deployment(List.of(new Recorder()));

  @Test
  void aResourceIsCreatedAfterThoseThatItRefersTo() {
    deploy(
        """
        {"Resources":{
          "First":{"Type":"Thing","DependsOn":["Third"],"Properties":{"Of":{"Ref":"Second"}}},
          "Second":{"Type":"Thing"},
          "Third":{"Type":"Thing"}}}\
        """);

    assertThat(created).extracting(Resource::logicalId).containsExactly("Second", "Third", "First");
  }

  @Test
  void functionsGiveWhatTheCreationReturned() {
    deploy(
        """
        {"Resources":{
          "A":{"Type":"Thing"},
          "B":{"Type":"Thing","Properties":{
            "Url":{"Ref":"A"},
            "Arn":{"Fn::GetAtt":["A","Arn"]},
            "Joined":{"Fn::Join":["/",["x",{"Ref":"AWS::AccountId"}]]},
            "Sub":{"Fn::Sub":"${A.Arn} in ${AWS::Region}"}}}}}\
        """);

    assertThat(created.get(1).properties())
        .hasToString(
            """
            {"Url":"ref-A","Arn":"arn-A","Joined":"x/111122223333","Sub":"arn-A in eu-west-1"}\
            """);
  }

  @Test
  void anUnknownTypeStopsTheStartWithItsLogicalId() {
    assertThatThrownBy(() -> deploy("{\"Resources\":{\"Odd\":{\"Type\":\"AWS::Odd::Thing\"}}}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Odd: nothing here can create AWS::Odd::Thing");
  }

  @Test
  void anUnknownFunctionStopsTheStartWithItsLogicalId() {
    assertThatThrownBy(() ->
            deploy(
                """
                {"Resources":{"Odd":{"Type":"Thing","Properties":{"P":{"Fn::Cidr":["x"]}}}}}\
                """))
        .hasMessageContaining("Odd: intrinsic function Fn::Cidr is not known here");
  }

  @Test
  void aReferenceToNothingStopsTheStart() {
    assertThatThrownBy(() ->
            deploy(
                """
                {"Resources":{"Odd":{"Type":"Thing","Properties":{"P":{"Ref":"Gone"}}}}}\
                """))
        .hasMessageContaining("Odd: refers to 'Gone'");
  }

  @Test
  void aParameterHasItsDefault() {
    deploy(
        """
        {"Parameters":{"Word":{"Type":"String","Default":"secret"}},
         "Resources":{"A":{"Type":"Thing","Properties":{"P":{"Ref":"Word"},"Q":{"Fn::Sub":"${Word}!"}}}}}\
        """);

    assertThat(created.getFirst().properties()).hasToString("{\"P\":\"secret\",\"Q\":\"secret!\"}");
  }

  @Test
  void aParameterWithoutValueOrOfAnUnknownTypeStopsTheStart() {
    assertThatThrownBy(() -> deploy("{\"Parameters\":{\"W\":{\"Type\":\"String\"}}}"))
        .hasMessageContaining("parameter W: has no value");
    assertThatThrownBy(
            () -> deploy("{\"Parameters\":{\"W\":{\"Type\":\"List<Number>\",\"Default\":\"1\"}}}"))
        .hasMessageContaining("parameter W: the type \"List<Number>\" is not known");
  }

  @Test
  void anUnknownTemplateSectionStopsTheStart() {
    assertThatThrownBy(() -> deploy("{\"Conditions\":{},\"Resources\":{}}"))
        .hasMessageContaining("template section Conditions is not known here");
  }

  private void deploy(String template) {
    try {
      var root = (ObjectNode) new ObjectMapper().readTree(template);
      deployment.deploy(new Template("tags", Optional.empty(), root, Map.of()), PLACE);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private final class Recorder implements ResourceKind {
    @Override
    public Set<String> types() {
      return Set.of("Thing");
    }

    @Override
    public Created create(Resource resource) {
      created.add(resource);
      return new Created(
          "ref-" + resource.logicalId(), Map.of("Arn", "arn-" + resource.logicalId()));
    }
  }
}
