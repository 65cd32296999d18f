package groundcrew.bluegreen.codedeploy;

import java.util.regex.Pattern;

/// One execution of a lifecycle hook, which waits for its answer for an hour.
///
/// @param deploymentId such as `d-ABCDEF123`; it names the report
public record Hook(String deploymentId, String executionId) {
  private static final Pattern DEPLOYMENT = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /// @throws IllegalArgumentException if the deployment's id cannot name a report
  public Hook {
    if (!DEPLOYMENT.matcher(deploymentId).matches()) {
      throw new IllegalArgumentException(
          "field 'DeploymentId': expected an id such as d-ABCDEF123");
    }
  }
}
