package groundcrew.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InertKindTest {
  private final Stacks stacks = new Stacks();

  @Test
  void aNetworkGivesItsIdsToWhatRefersToIt() {
    stacks.deploy(
        """
        {'Resources':{
          'Vpc':{'Type':'AWS::EC2::VPC','Properties':{'CidrBlock':'10.0.0.0/16','EnableDnsSupport':true}},
          'Subnet':{'Type':'AWS::EC2::Subnet','Properties':{'VpcId':{'Ref':'Vpc'},'CidrBlock':'10.0.0.0/24',
            'AvailabilityZone':{'Fn::Select':[0,{'Fn::GetAZs':''}]}}},
          'Gateway':{'Type':'AWS::EC2::InternetGateway'},
          'Attachment':{'Type':'AWS::EC2::VPCGatewayAttachment','Properties':{
            'VpcId':{'Ref':'Vpc'},'InternetGatewayId':{'Ref':'Gateway'}}},
          'Table':{'Type':'AWS::EC2::RouteTable','Properties':{'VpcId':{'Ref':'Vpc'}}},
          'Route':{'Type':'AWS::EC2::Route','DependsOn':['Attachment'],'Properties':{
            'RouteTableId':{'Ref':'Table'},'DestinationCidrBlock':'0.0.0.0/0','GatewayId':{'Ref':'Gateway'}}},
          'Association':{'Type':'AWS::EC2::SubnetRouteTableAssociation','Properties':{
            'RouteTableId':{'Ref':'Table'},'SubnetId':{'Ref':'Subnet'}}},
          'Group':{'Type':'AWS::EC2::SecurityGroup','Properties':{
            'GroupDescription':'web','VpcId':{'Ref':'Vpc'}}},
          'Seen':{'Type':'Thing','Properties':{
            'Vpc':{'Ref':'Vpc'},'VpcOfGroup':{'Fn::GetAtt':['Group','VpcId']},
            'Cidr':{'Fn::GetAtt':['Vpc','CidrBlock']},'Zone':{'Fn::GetAtt':['Subnet','AvailabilityZone']},
            'Group':{'Ref':'Group'},'GroupId':{'Fn::GetAtt':['Group','GroupId']},
            'Attachment':{'Ref':'Attachment'},'Route':{'Ref':'Route'}}}}}\
        """);

    var seen = stacks.created().getLast().properties();
    assertThat(seen.path("Vpc").asText()).matches("vpc-[0-9a-f]{17}");
    assertThat(seen.path("VpcOfGroup")).isEqualTo(seen.path("Vpc"));
    assertThat(seen.path("Cidr").asText()).isEqualTo("10.0.0.0/16");
    assertThat(seen.path("Zone").asText()).isEqualTo("eu-west-1a");
    assertThat(seen.path("Group").asText()).matches("sg-[0-9a-f]{17}");
    assertThat(seen.path("GroupId")).isEqualTo(seen.path("Group"));
    assertThat(seen.path("Attachment").asText()).isEqualTo("IGW|" + seen.path("Vpc").asText());
    assertThat(seen.path("Route").asText()).matches("rtb-[0-9a-f]{17}\\|0\\.0\\.0\\.0/0");
  }

  @Test
  void endpointsAndRulesOfSecurityGroupsExist() {
    stacks.deploy(
        """
        {'Resources':{
          'Group':{'Type':'AWS::EC2::SecurityGroup','Properties':{'GroupDescription':'web','VpcId':'vpc-1'}},
          'In':{'Type':'AWS::EC2::SecurityGroupIngress','Properties':{'GroupId':{'Ref':'Group'},
            'IpProtocol':'tcp','FromPort':443,'ToPort':443,'SourceSecurityGroupId':{'Ref':'Group'}}},
          'Out':{'Type':'AWS::EC2::SecurityGroupEgress','Properties':{'GroupId':{'Ref':'Group'},
            'IpProtocol':'tcp','FromPort':443,'ToPort':443,'DestinationPrefixListId':'pl-1'}},
          'Endpoint':{'Type':'AWS::EC2::VPCEndpoint','Properties':{'VpcId':'vpc-1',
            'ServiceName':'com.amazonaws.eu-west-1.codedeploy','VpcEndpointType':'Interface'}},
          'Seen':{'Type':'Thing','Properties':{'Endpoint':{'Ref':'Endpoint'},'In':{'Ref':'In'}}}}}\
        """);

    var seen = stacks.created().getLast().properties();
    assertThat(seen.path("Endpoint").asText()).matches("vpce-[0-9a-f]{17}");
    assertThat(seen.path("In").asText()).matches("sgr-[0-9a-f]{17}");
  }

  @Test
  void everyTypeThatHasNoEffectSaysWhy() {
    assertThat(new InertKind().reasons())
        .containsKeys("AWS::EC2::VPC", "AWS::EC2::SecurityGroup")
        .containsEntry("AWS::EC2::Route", "processes reach each other on loopback without routes")
        .allSatisfy((type, reason) -> assertThat(reason).as(type).isNotBlank());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'Type':'AWS::EC2::Subnet'} | property VpcId is required",
        "{'Type':'AWS::EC2::VPC','Properties':{'CidrBlock':'10.0.0.0/16','Cidr':'x'}} | property Cidr is not supported",
        "{'Type':'AWS::EC2::Instance'} | nothing here can create AWS::EC2::Instance"
      })
  void whatTheListDoesNotKnowStopsTheStart(String resource, String problem) {
    assertThatThrownBy(() -> stacks.deploy("{'Resources':{'Net':%s}}".formatted(resource)))
        .hasMessageStartingWith("Net")
        .hasMessageContaining(problem);
  }

  @Test
  void anAttributeThatFollowsFromNoPropertyStopsTheStart() {
    assertThatThrownBy(() ->
            stacks.deploy(
                """
                {'Resources':{
                  'Group':{'Type':'AWS::EC2::SecurityGroup','Properties':{'GroupDescription':'web'}},
                  'Seen':{'Type':'Thing','Properties':{'P':{'Fn::GetAtt':['Group','VpcId']}}}}}\
                """))
        .hasMessage("Seen: Group has no attribute VpcId here");
  }
}
