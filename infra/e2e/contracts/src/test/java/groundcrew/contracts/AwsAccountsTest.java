package groundcrew.contracts;

import groundcrew.common.Deadline;
import groundcrew.common.VirtualTime;
import groundcrew.local.fixture.Account;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.fixture.Organization;
import groundcrew.local.fixture.Resources;
import groundcrew.local.fixture.Unit;
import groundcrew.local.iam.Iam;
import groundcrew.local.limits.Paging;
import groundcrew.local.organizations.OrganizationFaults;
import groundcrew.local.organizations.Organizations;
import groundcrew.tagging.accounts.Accounts;
import groundcrew.tagging.accounts.AccountsContract;
import groundcrew.tagging.accounts.AwsAccounts;
import groundcrew.tagging.accounts.InMemoryAccounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.organizations.OrganizationsClient;

class AwsAccountsTest extends AccountsContract {
  private final VirtualTime time = new VirtualTime(Instant.EPOCH);
  private final Deadline never = new Deadline(time, Instant.EPOCH.plus(Duration.ofDays(1)));
  private final OrganizationFaults faults = new OrganizationFaults();
  private LoopbackAws aws = new LoopbackAws(List.of());

  @AfterEach
  void close() {
    aws.close();
  }

  @Override
  protected Accounts accounts(InMemoryAccounts organization) {
    var fixture = new Fixture(copy(organization), List.of("eu-west-1"), new Resources());
    // So that even a short list has an empty page in it.
    faults.limitPages(2);
    aws.close();
    aws = new LoopbackAws(List.of(new Organizations(fixture, Paging.quirky(), faults, new Iam())));
    return new AwsAccounts(
        aws.clients.withoutRetries().build(OrganizationsClient.builder()),
        AwsAccounts.Pace.half(time, time));
  }

  private Organization copy(InMemoryAccounts source) {
    var units = new ArrayList<Unit>();
    var parents = new HashMap<String, String>();
    walk(source, ROOT, units, parents);
    var accounts =
        source
            .all(never)
            .map(account ->
                new Account(
                    account.id(),
                    account.id(),
                    account.id() + "@example.com",
                    parents.getOrDefault(account.id(), ROOT),
                    Account.State.valueOf(account.state()),
                    Instant.EPOCH,
                    tags(source, account.id())))
            .toList();
    return new Organization("o-groundcrew", ROOT, MANAGEMENT, Set.of(), units, accounts);
  }

  private void walk(
      InMemoryAccounts source, String parent, List<Unit> units, Map<String, String> parents) {
    source.in(parent, never).forEach(account -> parents.put(account.id(), parent));
    for (var unit : source.unitsIn(parent, never).toList()) {
      units.add(new Unit(unit, unit, parent, Map.of()));
      walk(source, unit, units, parents);
    }
  }

  private Map<String, String> tags(InMemoryAccounts source, String account) {
    try {
      return source.tags(account, never);
    } catch (IllegalStateException unreadable) {
      faults.denyTags(account);
      return Map.of();
    }
  }
}
