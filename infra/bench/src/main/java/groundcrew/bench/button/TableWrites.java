package groundcrew.bench.button;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import groundcrew.bench.button.Calls.Call;
import java.util.List;

/// The units that DynamoDB bills for the calls of one press; each item has less than 1 KB.
final class TableWrites {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// A transaction writes each item twice.
  private static final int TRANSACTION = 2;

  /// The partition key of the index of open presses.
  private static final String OPEN = "open";

  private int written;
  private int read;
  private int index;
  private String open = "";

  private TableWrites() {}

  static TableWrites of(List<Call> calls) {
    var writes = new TableWrites();
    calls.forEach(writes::add);
    return writes;
  }

  private void add(Call call) {
    switch (call.operation()) {
      case "dynamodb:BatchGetItem" ->
          json(call).path("RequestItems").forEach(table -> read += table.path("Keys").size());
      case "dynamodb:GetItem" -> read++;
      case "dynamodb:PutItem" -> {
        written++;
        stored(json(call).path("Item"));
      }
      case "dynamodb:TransactWriteItems" -> {
        var items = json(call).path("TransactItems");
        written += TRANSACTION * items.size();
        stored(items.path(0).at("/Put/Item"));
      }
      default -> {}
    }
  }

  /// An item that leaves one key of the index for another is deleted there and written.
  private void stored(JsonNode item) {
    var before = open;
    open = item.path(OPEN).path("S").asText();
    if (!before.isEmpty() && !before.equals(open)) {
      index++;
    }
    if (!open.isEmpty()) {
      index++;
    }
  }

  private static JsonNode json(Call call) {
    try {
      return JSON.readTree(call.body());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not JSON: " + call, e);
    }
  }

  /// Returns the write units of the table.
  int written() {
    return written;
  }

  /// Returns the write units of the index.
  int index() {
    return index;
  }

  /// Returns the consistent read units.
  int read() {
    return read;
  }
}
