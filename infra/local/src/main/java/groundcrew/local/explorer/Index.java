package groundcrew.local.explorer;

import groundcrew.local.fixture.Resources;
import groundcrew.local.fixture.TaggedResource;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// What Resource Explorer knows of the resources: everything at once, or what it knew when a test
/// let it stand still.
public final class Index {
  private static final String HOME_OF_GLOBAL = "us-east-1";

  private final Resources live;
  private volatile Optional<Resources> frozen = Optional.empty();

  Index(Resources live) {
    this.live = live;
  }

  /// Lets the index stand still: AWS needs minutes, at times a day, to see what has changed.
  public void freeze() {
    var copy = new Resources();
    live.all().forEach(copy::add);
    frozen = Optional.of(copy);
  }

  /// Lets the index follow the resources again.
  public void thaw() {
    frozen = Optional.empty();
  }

  /// Returns what an account's index in a region holds, in the order of the ARNs.
  Stream<TaggedResource> of(String account, String region) {
    var resources = frozen.orElse(live);
    return Stream.concat(
            resources.after(account, region, "").filter(resource -> !resource.global()),
            resources.after(account, HOME_OF_GLOBAL, "").filter(TaggedResource::global))
        .sorted(Comparator.comparing(TaggedResource::arn));
  }

  /// Returns what the indexes of all accounts in a region hold, in the order of the ARNs.
  Stream<TaggedResource> ofAllAccounts(String region) {
    return frozen
        .orElse(live)
        .all()
        .filter(resource -> resource.global() || resource.region().equals(region))
        .sorted(Comparator.comparing(TaggedResource::arn));
  }
}
