package groundcrew.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.ground.KeyUse;
import groundcrew.local.template.Changes;
import groundcrew.local.template.Created;
import groundcrew.local.template.Existing;
import groundcrew.local.template.Resource;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.ResourceProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// `AWS::DynamoDB::Table`.
public final class TableKind implements ResourceKind {
  private static final Duration POLL = Duration.ofMillis(10);

  /// The properties of a table that the engine receives; the rest changes nothing that a client of
  /// this cloud sees.
  private static final List<String> CREATED_WITH = List.of(TableIndexes.ATTRIBUTES, "KeySchema");

  private static final Set<String> KNOWN =
      Set.of(
          TableIndexes.ATTRIBUTES,
          "BillingMode",
          "DeletionProtectionEnabled",
          TableIndexes.PROPERTY,
          "KeySchema",
          "PointInTimeRecoverySpecification",
          "SSESpecification",
          "TableName",
          "Tags",
          "TimeToLiveSpecification");

  private static final ObjectMapper JSON = new ObjectMapper();
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
    TableIndexes.of(properties).addTo(table);
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
    return Changes.named("TableName", "KeySchema");
  }

  @Override
  public Created update(Existing existing, Resource wanted) {
    var properties = check(wanted);
    var place = wanted.place();
    keys.declare(properties, place.account(), place.region(), existing.id());
    var before = ResourceProperties.of(existing.resource(), KNOWN);
    TableIndexes.of(before)
        .changeTo(TableIndexes.of(properties))
        .ifPresent(change -> changeIndexes(existing.id(), wanted, change));
    return existing.created();
  }

  /// Returns once the engine has built the index, as CloudFormation does.
  private void changeIndexes(String name, Resource wanted, ObjectNode change) {
    change
        .put("TableName", name)
        .set(TableIndexes.ATTRIBUTES, wanted.properties().path(TableIndexes.ATTRIBUTES));
    var table = call(wanted, "UpdateTable", change.toString()).path("TableDescription");
    var asked = JsonNodeFactory.instance.objectNode().put("TableName", name).toString();
    while (!table.findValuesAsText("IndexStatus").stream().allMatch("ACTIVE"::equals)) {
      LockSupport.parkNanos(POLL.toNanos());
      table = call(wanted, "DescribeTable", asked).path("Table");
    }
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

  private JsonNode call(Resource resource, String operation, String input) {
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
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new IllegalStateException("DynamoDB Local did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted at " + resource.logicalId(), e);
    }
  }
}
