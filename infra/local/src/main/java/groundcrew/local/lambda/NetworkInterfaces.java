package groundcrew.local.lambda;

import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.ground.ServiceRoles;
import groundcrew.local.template.Resource;
import groundcrew.local.template.ResourceProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The network interfaces by which a function is in a VPC. Loopback is the only network here, but a
/// function whose role may not create them is refused, as Lambda does.
record NetworkInterfaces(ServiceRoles roles) implements FunctionNetwork {
  private static final Set<String> CONFIG =
      Set.of("Ipv6AllowedForDualStack", "SecurityGroupIds", "SubnetIds");
  private static final String CREATE = "ec2:CreateNetworkInterface";

  /// Actions that know no resource.
  private static final List<String> EVERYWHERE =
      List.of("ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets");

  /// What Lambda does later with an interface that it has created.
  private static final List<String> INTERFACE =
      List.of(
          "ec2:AssignPrivateIpAddresses",
          "ec2:DeleteNetworkInterface",
          "ec2:UnassignPrivateIpAddresses");

  @Override
  public void attach(Resource resource, LambdaFunction function) {
    var config = resource.properties().path("VpcConfig");
    if (config.isMissingNode()) {
      return;
    }
    config
        .fieldNames()
        .forEachRemaining(name -> {
          if (!CONFIG.contains(name)) {
            throw fault(resource, "has the unknown member " + name);
          }
        });
    var subnets = ids(resource, "SubnetIds");
    var groups = ids(resource, "SecurityGroupIds");
    var place = resource.place();
    var own = "arn:aws:ec2:%s:%s:".formatted(place.region(), place.account());
    var created = own + "network-interface/*";
    var permissions = new ArrayList<RequiredPermission>();
    permissions.add(RequiredPermission.of(CREATE, created));
    subnets.forEach(id -> permissions.add(RequiredPermission.of(CREATE, own + "subnet/" + id)));
    groups.forEach(
        id -> permissions.add(RequiredPermission.of(CREATE, own + "security-group/" + id)));
    EVERYWHERE.forEach(action -> permissions.add(RequiredPermission.of(action, "*")));
    INTERFACE.forEach(action -> permissions.add(RequiredPermission.of(action, created)));
    permissions.forEach(permission -> require(resource, function, permission));
  }

  private void require(Resource resource, LambdaFunction function, RequiredPermission permission) {
    try {
      roles.allow(function.roleArn(), FunctionRoles.LAMBDA, permission);
    } catch (AwsError e) {
      throw resource.fault(
          "The provided execution role does not have permissions to call %s on EC2"
              .formatted(permission.action().substring("ec2:".length())));
    }
  }

  private static List<String> ids(Resource resource, String name) {
    var ids =
        resource
            .properties()
            .at("/VpcConfig/" + name)
            .valueStream()
            .map(id -> id.asText())
            .toList();
    if (ids.isEmpty()) {
      throw fault(resource, "must have " + name);
    }
    return ids;
  }

  private static IllegalArgumentException fault(Resource resource, String problem) {
    return ResourceProperties.of(resource, DeclaredFunction.PROPERTIES).fault("VpcConfig", problem);
  }
}
