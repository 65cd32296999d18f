package groundcrew.local.codedeploy;

import groundcrew.local.arn.AccountRegion;
import groundcrew.local.ground.Traffic;

/// A deployment group of an application on ECS. It rolls back what fails.
///
/// @param serviceRoleArn of the role by which CodeDeploy invokes the hooks
/// @param traffic what its deployments move
public record DeploymentGroup(
    AccountRegion place, String application, String name, String serviceRoleArn, Traffic traffic) {

  /// Returns the ARN by which policies name it.
  public String arn() {
    return arn(place, application, name);
  }

  static String arn(AccountRegion place, String application, String name) {
    return "arn:aws:codedeploy:%s:%s:deploymentgroup:%s/%s"
        .formatted(place.region(), place.account(), application, name);
  }
}
