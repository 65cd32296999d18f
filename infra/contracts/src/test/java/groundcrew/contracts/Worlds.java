package groundcrew.contracts;

import groundcrew.local.world.Organization;
import groundcrew.local.world.Resources;
import groundcrew.local.world.World;
import java.util.List;
import java.util.Set;

/// Worlds as small as can be.
final class Worlds {
  private Worlds() {}

  static World empty() {
    return new World(
        new Organization(
            "o-groundcrew", "r-ab12", LoopbackAws.ACCOUNT, Set.of(), List.of(), List.of()),
        List.of("eu-west-1"),
        new Resources());
  }
}
