package groundcrew.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntrinsicsTest {
  private static final String TEMPLATE =
      """
      {'Parameters':{'Stage':{'Type':'String','Default':'prod'}},
       'Mappings':{'Sizes':{'prod':{'Count':3,'Zones':['a','b']},'test':{'Count':1}}},
       'Conditions':{'Large':{'Fn::Equals':[{'Ref':'Stage'},'prod']},'Small':{'Fn::Not':[{'Condition':'Large'}]}},
       'Resources':{'A':{'Type':'Thing'},
                    'Gone':{'Type':'Thing','Condition':'Small'},
                    'B':{'Type':'Thing','Properties':{'P':%s}}}}\
      """;

  private final Stacks stacks = new Stacks();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'Ref':'A'} | 'ref-A'",
        "{'Ref':'Stage'} | 'prod'",
        "{'Ref':'AWS::StackId'} | 'arn:aws:cloudformation:eu-west-1:111122223333:stack/tags/local'",
        "{'Fn::GetAtt':['A','Arn']} | 'arn-A'",
        "{'Fn::Join':['/',['x',{'Ref':'AWS::AccountId'}]]} | 'x/111122223333'",
        "{'Fn::Join':[',',{'Fn::GetAZs':''}]} | 'eu-west-1a,eu-west-1b,eu-west-1c'",
        "{'Fn::Join':[',',['x',{'Ref':'AWS::NoValue'},'y']]} | 'x,y'",
        "{'Fn::Sub':'${A.Arn} in ${AWS::Region}'} | 'arn-A in eu-west-1'",
        "{'Fn::Sub':'${!A} is ${A}'} | '${A} is ref-A'",
        "{'Fn::Sub':['${Stage} ${X}',{'X':{'Fn::GetAtt':['A','Arn']}}]} | 'prod arn-A'",
        "{'Fn::Select':[1,['x','y']]} | 'y'",
        "{'Fn::Select':['0',{'Fn::GetAZs':{'Ref':'AWS::Region'}}]} | 'eu-west-1a'",
        "{'Fn::Select':[0,[{'k':[1]},{}]]} | {'k':[1]}",
        "{'Fn::GetAZs':'us-east-1'} | ['us-east-1a','us-east-1b','us-east-1c']",
        "{'Fn::Split':['-',{'Ref':'A'}]} | ['ref','A']",
        "{'Fn::Split':['.','.x..']} | ['','x','','']",
        "{'Fn::Select':[2,{'Fn::Split':['/','a/b/c']}]} | 'c'",
        "{'Fn::If':['Large',{'k':[{'Ref':'A'}]},'small']} | {'k':['ref-A']}",
        "{'Fn::If':['Small',{'Ref':'Gone'},['x']]} | ['x']",
        "{'Fn::If':['Small','s',{'Fn::If':['Large',true,false]}]} | true",
        "{'Fn::FindInMap':['Sizes',{'Ref':'Stage'},'Count']} | 3",
        "{'Fn::FindInMap':['Sizes','prod','Zones']} | ['a','b']",
        "['x',{'Fn::If':['Small','y',{'Ref':'AWS::NoValue'}]}] | ['x']",
        "{'k':{'Ref':'AWS::NoValue'},'l':1} | {'l':1}"
      })
  void aFunctionGivesItsValueWithItsType(String function, String value) {
    stacks.deploy(TEMPLATE.formatted(function));

    assertThat(property()).isEqualTo("{'P':%s}".formatted(value));
  }

  @Test
  void aPropertyWithoutValueIsLeftOut() {
    stacks.deploy(TEMPLATE.formatted("{'Fn::If':['Small','x',{'Ref':'AWS::NoValue'}]}"));

    assertThat(property()).isEqualTo("{}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'Fn::Cidr':['x']} | intrinsic function Fn::Cidr is not known here",
        "{'Fn::Join':['','x'],'k':1} | Fn::Join must be the only member of its object",
        "{'Ref':['A']} | Ref takes literal text",
        "{'Ref':'Nothing'} | refers to 'Nothing'",
        "{'Fn::If':['Large','x',{'Ref':'Nothing'}]} | refers to 'Nothing'",
        "{'Fn::Sub':'${Nothing.Arn}'} | refers to 'Nothing'",
        "{'Ref':'Gone'} | refers to 'Gone', which is not created because condition Small is false",
        "{'Fn::Sub':'${Gone.Arn}'} | refers to 'Gone', which is not created",
        "{'Fn::GetAtt':['A','Name']} | A has no attribute Name here",
        "{'Fn::GetAtt':'A.Arn'} | Fn::GetAtt takes a list of 2 arguments",
        "{'Fn::Join':['/','x']} | Fn::Join takes a list",
        "{'Fn::Join':['/',['x',['y']]]} | Fn::Join takes text",
        "{'Fn::Select':[2,['x','y']]} | Fn::Select has no item 2 in a list of 2",
        "{'Fn::Select':['one',['x']]} | Fn::Select has no item one",
        "{'Fn::Select':[0,'x']} | Fn::Select takes a list",
        "{'Fn::Split':['','x']} | Fn::Split needs a delimiter",
        "{'Fn::GetAZs':'nowhere'} | Fn::GetAZs takes a region",
        "{'Fn::If':['Huge','x','y']} | there is no condition 'Huge'",
        "{'Fn::If':['Large','x']} | Fn::If takes a list of 3 arguments",
        "{'Fn::FindInMap':['Sizes','dev','Count']} | there is no mapping Sizes.dev.Count",
        "{'Fn::FindInMap':['Sizes','dev','Count',{'DefaultValue':1}]} | Fn::FindInMap takes a list of 3 arguments",
        "{'Fn::ImportValue':'nothing'} | Fn::ImportValue finds no export named nothing",
        "{'Fn::ImportValue':{'Ref':'A'}} | refers to 'A'"
      })
  void aFunctionThatHasNoValueStopsTheStartWithTheLogicalId(String function, String problem) {
    assertThatThrownBy(() -> stacks.deploy(TEMPLATE.formatted(function)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("B: ")
        .hasMessageContaining(problem);
  }

  @Test
  void aMappingHoldsLiteralValuesAlone() {
    assertThatThrownBy(() ->
            stacks.deploy("{'Mappings':{'M':{'t':{'s':{'Ref':'AWS::Region'}}}},'Resources':{}}"))
        .hasMessageStartingWith("mapping M.t.s: must be a literal value");
  }

  private String property() {
    var last = stacks.created().getLast();
    assertThat(last.logicalId()).isEqualTo("B");
    return last.properties().toString().replace('"', '\'');
  }
}
