package groundcrew.local.dynamodb;

import groundcrew.local.gateway.RawService;
import groundcrew.local.ground.Ground;
import groundcrew.local.ground.Module;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.Template;
import java.util.List;

/// DynamoDB.
public final class DynamoDbModule implements Module {
  private final Engine engine = new Engine();
  private final TableKeys keys;

  /// Creates the module.
  public DynamoDbModule(Ground ground) {
    keys = new TableKeys(ground.keyUse());
  }

  @Override
  public List<RawService> rawServices() {
    return List.of(new DynamoDb(engine, keys));
  }

  @Override
  public List<ResourceKind> resourceKinds(Template template) {
    return List.of(new TableKind(engine, keys));
  }

  @Override
  public void close() {
    engine.close();
  }
}
