package groundcrew.local.lambda;

import groundcrew.local.template.Resource;

/// Attaches functions to networks.
interface FunctionNetwork {

  /// Attaches a function to the VPC that it declares, where it declares one.
  ///
  /// @throws IllegalArgumentException naming the logical id, where Lambda refuses it
  void attach(Resource resource, LambdaFunction function);
}
