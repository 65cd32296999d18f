package groundcrew.demo.system;

import groundcrew.local.fixture.Account;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.fixture.TaggedResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the fixture's resources look like beside the tags of their accounts; it reads the fixture
/// itself, not what the functions say of their work.
///
/// @param accounts active accounts that have one of the keys
/// @param right resources that have all that their account has
/// @param wrong resources that lack a tag or have another value
/// @param neverTagged those that `GetResources` does not list
/// @param stacks CloudFormation stacks and stack sets, which are never touched
public record TagAudit(
    int accounts,
    List<TaggedResource> right,
    List<TaggedResource> wrong,
    List<TaggedResource> neverTagged,
    List<TaggedResource> stacks) {

  /// Looks at every resource.
  public static TagAudit of(Fixture fixture, Set<String> keys) {
    var wanted = new HashMap<String, Map<String, String>>();
    for (var account : fixture.organization().accounts()) {
      var tags = new HashMap<>(account.tags());
      tags.keySet().retainAll(keys);
      if (account.state() == Account.State.ACTIVE && !tags.isEmpty()) {
        wanted.put(account.id(), tags);
      }
    }
    var audit =
        new TagAudit(
            wanted.size(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    fixture
        .resources()
        .all()
        .filter(resource -> wanted.containsKey(resource.account()))
        .forEach(
            resource -> audit.sort(resource, wanted.getOrDefault(resource.account(), Map.of())));
    return audit;
  }

  /// Returns how many resources the accounts have.
  public int resources() {
    return right.size() + wrong.size() + neverTagged.size() + stacks.size();
  }

  private void sort(TaggedResource resource, Map<String, String> tags) {
    if (resource.type().startsWith("cloudformation:")) {
      stacks.add(resource);
    } else if (!resource.everTagged()) {
      neverTagged.add(resource);
    } else if (resource.tags().entrySet().containsAll(tags.entrySet())) {
      right.add(resource);
    } else {
      wrong.add(resource);
    }
  }
}
