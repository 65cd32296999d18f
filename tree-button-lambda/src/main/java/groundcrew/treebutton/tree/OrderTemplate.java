package groundcrew.treebutton.tree;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/// What all orders have in common.
///
/// @param planterId who pays
/// @param message text on the page of the tree
/// @param language of the page
public record OrderTemplate(int planterId, Optional<String> message, Optional<String> language) {
  /// The body of an order.
  ///
  /// @param orderId Tree-Nation executes one order with this id
  record Order(
      @JsonProperty("planter_id") int planterId,
      @JsonProperty("species_id") int speciesId,
      int quantity,
      @JsonProperty("order_id") String orderId,
      List<Recipient> recipients,
      Optional<String> message,
      Optional<String> language) {}

  /// Who gets the tree. A visitor is not known by name.
  record Recipient(@JsonProperty("internal_id") String internalId) {}

  Order order(String orderId, int species) {
    return new Order(
        planterId, species, 1, orderId, List.of(new Recipient(orderId)), message, language);
  }
}
