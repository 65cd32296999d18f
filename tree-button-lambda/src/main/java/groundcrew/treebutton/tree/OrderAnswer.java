package groundcrew.treebutton.tree;

import static java.util.Locale.ROOT;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.treebutton.tree.OrderOutcome.AlreadyProcessed;
import groundcrew.treebutton.tree.OrderOutcome.OutOfStock;
import groundcrew.treebutton.tree.OrderOutcome.Planted;
import groundcrew.treebutton.tree.OrderOutcome.Refused;
import groundcrew.treebutton.tree.OrderOutcome.Unclear;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The body of an answer. Business errors have the status 200, too.
@JsonIgnoreProperties(ignoreUnknown = true)
record OrderAnswer(
    String status,
    Optional<List<PlantedTree>> trees,
    @JsonProperty("payment_id") Optional<JsonNode> paymentId,
    Optional<JsonNode> errorCode,
    Optional<String> errorMessage) {
  private static final Pattern URL = Pattern.compile("https?://[\\x21-\\x7e]{1,500}");

  /// A tree of the answer.
  @JsonIgnoreProperties(ignoreUnknown = true)
  record PlantedTree(
      Optional<JsonNode> id, @JsonProperty("collect_url") Optional<String> collectUrl) {}

  OrderOutcome outcome(String orderId) {
    return status.equalsIgnoreCase("ok") ? planted(orderId) : error();
  }

  private OrderOutcome planted(String orderId) {
    var tree = trees.filter(list -> list.size() == 1).map(List::getFirst);
    var url = tree.flatMap(PlantedTree::collectUrl).filter(text -> URL.matcher(text).matches());
    var id = tree.flatMap(PlantedTree::id).map(JsonNode::asText);
    if (url.isEmpty() || id.isEmpty()) {
      return new Unclear("Tree-Nation's answer names no tree with an id and a collect_url");
    }
    return new Planted(
        new Tree(id.get(), url.get(), paymentId.map(JsonNode::asText).orElse("none"), orderId));
  }

  private OrderOutcome error() {
    var code = errorCode.map(JsonNode::asText).orElse("");
    var message = errorMessage.orElse("");
    var reason = "Tree-Nation answers %s %s: %s".formatted(status, code, message).strip();
    var text = (code + " " + message).toLowerCase(ROOT);
    if (text.contains("already_processed")) {
      return new AlreadyProcessed();
    }
    return text.contains("stock") ? new OutOfStock(reason) : new Refused(reason);
  }
}
