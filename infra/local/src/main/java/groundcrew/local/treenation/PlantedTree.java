package groundcrew.local.treenation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.SplittableRandom;

/// A tree that was paid for.
///
/// @param id of the tree, from 1 on
/// @param species id of its species
/// @param order the `order_id` of its order
/// @param recipient the `internal_id` of who gets it
public record PlantedTree(int id, int species, Optional<String> order, Optional<String> recipient) {

  /// Returns the page on which its recipient collects it.
  public String collectUrl() {
    return "https://tree-nation.com/collect/" + token();
  }

  private String token() {
    return "%016x".formatted(new SplittableRandom(id).nextLong());
  }

  ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", id)
        .put("internal_id", recipient.orElse(null))
        .put("token", token())
        .put("collect_url", collectUrl())
        .put("certificate_url", "https://tree-nation.com/certificate/" + token())
        .put("country", "Tanzania")
        .put("project_id", 1)
        .put("project_name", "Local project")
        .put("species_id", species)
        .put("species_name", "Species " + species)
        .put("species_life_time_CO2", 250);
  }
}
