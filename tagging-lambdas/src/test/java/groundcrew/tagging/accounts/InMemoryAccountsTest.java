package groundcrew.tagging.accounts;

import java.util.Map;

class InMemoryAccountsTest extends AccountsContract {
  @Override
  protected Accounts accounts(Map<String, Map<String, String>> organization) {
    var accounts = new InMemoryAccounts();
    organization.forEach(
        (id, tags) -> accounts.add(id, id.equals("999999999999") ? "SUSPENDED" : "ACTIVE", tags));
    return accounts;
  }
}
