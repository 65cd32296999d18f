package groundcrew.local.ground;

import groundcrew.local.template.Template;

/// Deploys templates into accounts and regions.
public interface Deployer {

  /// Creates the stack of a template, or updates it.
  ///
  /// @throws IllegalArgumentException naming the logical id of what cannot be honoured
  void deploy(Template template, String account, String region);

  /// Deletes a stack.
  ///
  /// @throws IllegalArgumentException where there is none, or naming what cannot be deleted
  void destroy(String stack, String account, String region);
}
