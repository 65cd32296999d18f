package groundcrew.local.ground;

import groundcrew.local.template.Template;

/// Creates what a template declares in an account and a region.
@FunctionalInterface
public interface Deployer {

  /// Deploys.
  ///
  /// @throws IllegalArgumentException naming the logical id of what cannot be honoured
  void deploy(Template template, String account, String region);
}
