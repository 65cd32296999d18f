package groundcrew.local.template;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The types that only have to exist: other resources refer to them, and what they do in AWS has no
/// counterpart on loopback. Each has its reason; any other type needs a kind that does its work.
public final class InertKind implements ResourceKind {
  private static final String ROUTES = "processes reach each other on loopback without routes";
  private static final String FILTERS = "nothing filters connections on loopback";
  private static final Map<String, Inert> ALLOWED =
      Stream.of(
              new Inert(
                      "AWS::CDK::Metadata",
                      "tells AWS which constructs are used; nothing runs by it",
                      "{metadata}")
                  .optional("Analytics"),
              new Inert("AWS::EC2::VPC", "loopback is the only network", "{vpc}")
                  .required("CidrBlock")
                  .optional("EnableDnsHostnames", "EnableDnsSupport", "InstanceTenancy", "Tags")
                  // Whether another tenancy takes another VPC depends on the direction.
                  .changes(Changes.replacing("CidrBlock").refusing("InstanceTenancy"))
                  .attribute("CidrBlock", "{CidrBlock}")
                  .attribute("DefaultNetworkAcl", "{acl}")
                  .attribute("DefaultSecurityGroup", "{sg}")
                  .attribute("VpcId", "{vpc}"),
              new Inert("AWS::EC2::Subnet", "every process has the address of loopback", "{subnet}")
                  .required("VpcId")
                  .optional("AvailabilityZone", "CidrBlock", "MapPublicIpOnLaunch", "Tags")
                  .changes(Changes.replacing("AvailabilityZone", "CidrBlock", "VpcId"))
                  .attribute("AvailabilityZone", "{AvailabilityZone}")
                  .attribute("CidrBlock", "{CidrBlock}")
                  .attribute("SubnetId", "{subnet}")
                  .attribute("VpcId", "{VpcId}"),
              new Inert("AWS::EC2::RouteTable", ROUTES, "{rtb}")
                  .required("VpcId")
                  .optional("Tags")
                  .changes(Changes.replacing("VpcId"))
                  .attribute("RouteTableId", "{rtb}"),
              new Inert("AWS::EC2::Route", ROUTES, "{RouteTableId}|{DestinationCidrBlock}")
                  .required("DestinationCidrBlock", "RouteTableId")
                  .optional("GatewayId", "NatGatewayId")
                  .changes(Changes.replacing("DestinationCidrBlock", "RouteTableId"))
                  .attribute("CidrBlock", "{DestinationCidrBlock}"),
              new Inert("AWS::EC2::SubnetRouteTableAssociation", ROUTES, "{rtbassoc}")
                  .required("RouteTableId", "SubnetId")
                  .changes(Changes.replacing("RouteTableId", "SubnetId"))
                  .attribute("Id", "{rtbassoc}"),
              new Inert("AWS::EC2::InternetGateway", "loopback has no way to the internet", "{igw}")
                  .optional("Tags")
                  .attribute("InternetGatewayId", "{igw}"),
              new Inert(
                      "AWS::EC2::VPCGatewayAttachment",
                      "neither the gateway nor the VPC does anything",
                      "IGW|{VpcId}")
                  .required("InternetGatewayId", "VpcId")
                  .changes(Changes.replacing("VpcId"))
                  .attribute("AttachmentType", "IGW"),
              new Inert(
                      "AWS::EC2::VPCEndpoint", "functions reach the gateway on loopback", "{vpce}")
                  .required("ServiceName", "VpcId")
                  .optional(
                      "PolicyDocument",
                      "PrivateDnsEnabled",
                      "RouteTableIds",
                      "SecurityGroupIds",
                      "SubnetIds",
                      "Tags",
                      "VpcEndpointType")
                  .changes(Changes.replacing("ServiceName", "VpcEndpointType", "VpcId"))
                  .attribute("Id", "{vpce}"),
              rule("AWS::EC2::SecurityGroupIngress", "SourceSecurityGroupId", "SourcePrefixListId"),
              rule(
                  "AWS::EC2::SecurityGroupEgress",
                  "DestinationSecurityGroupId",
                  "DestinationPrefixListId"),
              new Inert("AWS::EC2::SecurityGroup", FILTERS, "{sg}")
                  .required("GroupDescription")
                  .optional(
                      "GroupName", "SecurityGroupEgress", "SecurityGroupIngress", "Tags", "VpcId")
                  .changes(Changes.named("GroupName", "GroupDescription", "VpcId"))
                  .attribute("GroupId", "{sg}")
                  .attribute("VpcId", "{VpcId}"))
          .collect(Collectors.toUnmodifiableMap(Inert::type, Function.identity()));

  private static Inert rule(String type, String group, String prefixList) {
    return new Inert(type, FILTERS, "{sgr}")
        .required("IpProtocol")
        .optional(
            "CidrIp", "CidrIpv6", "Description", "FromPort", "GroupId", group, prefixList, "ToPort")
        .changes(
            Changes.replacing(
                "CidrIp",
                "CidrIpv6",
                "FromPort",
                "GroupId",
                "IpProtocol",
                group,
                prefixList,
                "ToPort"))
        .attribute("Id", "{sgr}");
  }

  @Override
  public Set<String> types() {
    return ALLOWED.keySet();
  }

  /// Returns why each type has no effect here, by type.
  public Map<String, String> reasons() {
    var reasons = new TreeMap<String, String>();
    ALLOWED.forEach((type, inert) -> reasons.put(type, inert.reason()));
    return reasons;
  }

  @Override
  public Created create(Resource resource) {
    return inert(resource.type()).create(resource);
  }

  @Override
  public Changes changes(String type) {
    return inert(type).changes();
  }

  @Override
  public Created update(Existing existing, Resource wanted) {
    return create(wanted);
  }

  @Override
  public void delete(Existing existing) {
    // Nothing holds it.
  }

  private static Inert inert(String type) {
    return Objects.requireNonNull(ALLOWED.get(type));
  }
}
