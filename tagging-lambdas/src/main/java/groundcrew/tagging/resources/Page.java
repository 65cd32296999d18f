package groundcrew.tagging.resources;

import java.util.List;
import java.util.Optional;

/// One page of a list of AWS, which may be empty although more pages follow.
///
/// @param next token of the page that follows; empty on the last page
public record Page<T>(List<T> items, Optional<String> next) {
  public Page {
    items = List.copyOf(items);
  }
}
