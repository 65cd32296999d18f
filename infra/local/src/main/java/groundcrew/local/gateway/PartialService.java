package groundcrew.local.gateway;

import java.util.Set;

/// A service that has some of the operations of its model.
public abstract class PartialService implements Service {
  private final String model;
  private final Set<String> operations;

  /// @param model stem of the model's file name
  protected PartialService(String model, Set<String> operations) {
    this.model = model;
    this.operations = Set.copyOf(operations);
  }

  @Override
  public final String model() {
    return model;
  }

  @Override
  public final boolean has(String operation) {
    return operations.contains(operation);
  }
}
