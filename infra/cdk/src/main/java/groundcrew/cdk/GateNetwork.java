package groundcrew.cdk;

import groundcrew.bluegreen.request.Endpoint;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup.EgressProperty;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup.IngressProperty;
import software.amazon.awscdk.services.ec2.CfnVPCEndpoint;
import software.constructs.Construct;

/// The gate's place in the VPC: what its function may connect to, and the endpoints by which it
/// reaches CodeDeploy and S3 without a NAT gateway.
///
/// A hook without a route to CodeDeploy hangs until its time-out, and the deployment with it.
final class GateNetwork extends Construct {
  private static final int HTTPS = 443;
  private static final String ANYWHERE = "0.0.0.0/0";

  private final Gate.Network network;
  private final CfnSecurityGroup group;

  GateNetwork(Construct scope, String id, GateNames names, Gate gate) {
    super(scope, id);
    this.network = gate.network();
    this.group =
        CfnSecurityGroup.Builder.create(this, "Hook")
            .groupName(names.hook())
            .groupDescription("The function that tests green")
            .vpcId(network.vpc())
            .securityGroupEgress(ports(gate.test()).map(GateNetwork::egress).toList())
            .build();
    if (network.createEndpoints()) {
      codeDeploy(names);
      s3();
    }
  }

  /// Returns the subnets and the security group of the function.
  JavaFunction.Network ofFunction() {
    return new JavaFunction.Network(network.subnets(), List.of(group.getAttrGroupId()));
  }

  /// Returns the ports of the two sides, and that of AWS.
  private static Stream<Integer> ports(Gate.Test test) {
    var ports = new TreeSet<>(List.of(HTTPS, Endpoint.parse(test.endpoint()).port()));
    test.baselineEndpoint().map(blue -> Endpoint.parse(blue).port()).ifPresent(ports::add);
    return ports.stream();
  }

  /// The addresses of a load balancer change.
  private static EgressProperty egress(int port) {
    return EgressProperty.builder()
        .ipProtocol("tcp")
        .fromPort(port)
        .toPort(port)
        .cidrIp(ANYWHERE)
        .description(port == HTTPS ? "CodeDeploy, S3 and HTTPS listeners" : "Listener")
        .build();
  }

  private void codeDeploy(GateNames names) {
    var own =
        CfnSecurityGroup.Builder.create(this, "Endpoint")
            .groupName(names.endpoint())
            .groupDescription("The endpoint of CodeDeploy")
            .vpcId(network.vpc())
            .securityGroupIngress(
                List.of(
                    IngressProperty.builder()
                        .ipProtocol("tcp")
                        .fromPort(HTTPS)
                        .toPort(HTTPS)
                        .sourceSecurityGroupId(group.getAttrGroupId())
                        .description("The function that tests green")
                        .build()))
            .build();
    CfnVPCEndpoint.Builder.create(this, "CodeDeploy")
        .serviceName(service("codedeploy"))
        .vpcEndpointType("Interface")
        .vpcId(network.vpc())
        .subnetIds(network.subnets())
        .securityGroupIds(List.of(own.getAttrGroupId()))
        .privateDnsEnabled(true)
        .build();
  }

  private void s3() {
    Optional.of(network.routeTables())
        .filter(tables -> !tables.isEmpty())
        .ifPresent(tables ->
            CfnVPCEndpoint.Builder.create(this, "S3")
                .serviceName(service("s3"))
                .vpcEndpointType("Gateway")
                .vpcId(network.vpc())
                .routeTableIds(tables)
                .build());
  }

  private static String service(String name) {
    return "com.amazonaws.%s.%s".formatted(Aws.REGION, name);
  }
}
