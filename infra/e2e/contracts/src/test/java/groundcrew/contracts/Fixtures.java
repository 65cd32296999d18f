package groundcrew.contracts;

import groundcrew.local.fixture.Fixture;
import groundcrew.local.fixture.Organization;
import groundcrew.local.fixture.Resources;
import java.util.List;
import java.util.Set;

/// Fixtures as small as can be.
final class Fixtures {
  private Fixtures() {}

  static Fixture empty() {
    return new Fixture(
        new Organization(
            "o-groundcrew", "r-ab12", LoopbackAws.ACCOUNT, Set.of(), List.of(), List.of()),
        List.of("eu-west-1"),
        new Resources());
  }
}
