package groundcrew.local.codedeploy;

/// The status of a deployment.
enum DeploymentStatus {
  CREATED("Created"),
  IN_PROGRESS("InProgress"),
  SUCCEEDED("Succeeded"),
  FAILED("Failed");

  private final String text;

  DeploymentStatus(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
