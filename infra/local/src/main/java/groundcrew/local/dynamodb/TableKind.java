package groundcrew.local.dynamodb;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import groundcrew.local.ground.KeyUse;
import groundcrew.local.template.Changes;
import groundcrew.local.template.Created;
import groundcrew.local.template.Existing;
import groundcrew.local.template.Resource;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.ResourceProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `AWS::DynamoDB::Table`.
public final class TableKind implements ResourceKind {
  /// The properties of a table that the engine receives; the rest changes nothing that a client of
  /// this cloud sees.
  private static final List<String> CREATED_WITH = List.of("AttributeDefinitions", "KeySchema");

  private static final Set<String> KNOWN =
      Set.of(
          "AttributeDefinitions",
          "BillingMode",
          "DeletionProtectionEnabled",
          "KeySchema",
          "PointInTimeRecoverySpecification",
          "SSESpecification",
          "TableName",
          "Tags",
          "TimeToLiveSpecification");

  private final Engine engine;
  private final TableKeys keys;

  /// Creates the kind where there are no keys.
  public TableKind(Engine engine) {
    this(engine, new TableKeys(KeyUse.NO_KEYS));
  }

  /// Creates the kind.
  public TableKind(Engine engine, TableKeys keys) {
    this.engine = engine;
    this.keys = keys;
  }

  @Override
  public Set<String> types() {
    return Set.of("AWS::DynamoDB::Table");
  }

  @Override
  public Created create(Resource resource) {
    var properties = check(resource);
    var name = properties.name("TableName", 255);
    var table =
        JsonNodeFactory.instance
            .objectNode()
            .put("TableName", name)
            .put("BillingMode", "PAY_PER_REQUEST");
    for (var property : CREATED_WITH) {
      table.set(
          property,
          properties.find(property).orElseThrow(() -> properties.fault(property, "is required")));
    }
    var place = resource.place();
    keys.declare(properties, place.account(), place.region(), name);
    call(resource, "CreateTable", table.toString());
    var arn = TableCall.prefix(place.account(), place.region()) + "table/" + name;
    return new Created(name, Map.of("Arn", arn));
  }

  @Override
  public Changes changes(String type) {
    // An attribute is defined only for a key here, and the definition of a key cannot change.
    return Changes.named("TableName", "AttributeDefinitions", "KeySchema");
  }

  @Override
  public Created update(Existing existing, Resource wanted) {
    var place = wanted.place();
    keys.declare(check(wanted), place.account(), place.region(), existing.id());
    return existing.created();
  }

  @Override
  public void delete(Existing existing) {
    var resource = existing.resource();
    if (ResourceProperties.of(resource, KNOWN).flag("DeletionProtectionEnabled", false)) {
      throw resource.fault(
          "Resource cannot be deleted as it is currently protected against deletion. Disable"
              + " deletion protection first.");
    }
    var table = JsonNodeFactory.instance.objectNode().put("TableName", existing.id());
    call(resource, "DeleteTable", table.toString());
    keys.forget(existing.created().attributes().getOrDefault("Arn", ""));
  }

  private static ResourceProperties check(Resource resource) {
    var properties = ResourceProperties.of(resource, KNOWN);
    var mode = properties.required("BillingMode");
    if (!mode.equals("PAY_PER_REQUEST")) {
      throw properties.fault("BillingMode", "must be PAY_PER_REQUEST here, but is " + mode);
    }
    return properties;
  }

  private void call(Resource resource, String operation, String input) {
    var place = resource.place();
    try {
      var answer =
          engine.call(
              place.account(), place.region(), operation, input.getBytes(StandardCharsets.UTF_8));
      if (answer.statusCode() != 200) {
        throw new IllegalArgumentException(
            "%s: DynamoDB answered %s"
                .formatted(
                    resource.logicalId(), new String(answer.body(), StandardCharsets.UTF_8)));
      }
    } catch (IOException e) {
      throw new IllegalStateException("DynamoDB Local did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted at " + resource.logicalId(), e);
    }
  }
}
