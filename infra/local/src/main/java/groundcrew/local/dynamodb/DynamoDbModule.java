package groundcrew.local.dynamodb;

import groundcrew.local.gateway.RawService;
import groundcrew.local.ground.Module;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.Template;
import java.util.List;

/// DynamoDB.
public final class DynamoDbModule implements Module {
  private final Engine engine = new Engine();

  @Override
  public List<RawService> rawServices() {
    return List.of(new DynamoDb(engine));
  }

  @Override
  public List<ResourceKind> resourceKinds(Template template) {
    return List.of(new TableKind(engine));
  }

  @Override
  public void close() {
    engine.close();
  }
}
