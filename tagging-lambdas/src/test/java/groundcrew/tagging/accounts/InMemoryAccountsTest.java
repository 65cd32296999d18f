package groundcrew.tagging.accounts;

class InMemoryAccountsTest extends AccountsContract {
  @Override
  protected Accounts accounts(InMemoryAccounts organization) {
    return organization;
  }
}
