package groundcrew.local.organizations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.fixture.Account;
import groundcrew.local.fixture.Organization;
import groundcrew.local.fixture.Unit;

/// The organization's parts as the service's answers show them.
record Shapes(Organization members) {
  String arn(String id) {
    var kind = id.startsWith("r-") ? "root" : id.startsWith("ou-") ? "ou" : "account";
    return members.arn(kind, id);
  }

  /// Returns the ARN of the organization itself.
  String arn() {
    return members.arn("organization", "");
  }

  ObjectNode organization() {
    var answer = JsonNodeFactory.instance.objectNode();
    var management = members.management();
    answer
        .putObject("Organization")
        .put("Id", members.id())
        .put("Arn", arn())
        .put("FeatureSet", "ALL")
        .put("MasterAccountArn", members.arn("account", management))
        .put("MasterAccountId", management)
        .put("MasterAccountEmail", members.account(management).map(Account::email).orElse(""));
    return answer;
  }

  ObjectNode root(String id) {
    var root = JsonNodeFactory.instance.objectNode();
    root.put("Id", id).put("Arn", arn(id)).put("Name", "Root").putArray("PolicyTypes");
    return root;
  }

  ObjectNode unit(Unit unit) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("Id", unit.id())
        .put("Arn", arn(unit.id()))
        .put("Name", unit.name());
  }

  ObjectNode account(Account account, OrganizationFaults.AccountState shown) {
    var status =
        switch (account.state()) {
          case SUSPENDED, CLOSED -> "SUSPENDED";
          case PENDING_CLOSURE -> "PENDING_CLOSURE";
          case ACTIVE, PENDING_ACTIVATION -> "ACTIVE";
        };
    var answer = JsonNodeFactory.instance.objectNode();
    answer
        .put("Id", account.id())
        .put("Arn", arn(account.id()))
        .put("Email", account.email())
        .put("Name", account.name())
        .put("JoinedMethod", "CREATED")
        .put("JoinedTimestamp", account.joined().getEpochSecond());
    if (shown != OrganizationFaults.AccountState.STATE) {
      answer.put("Status", status);
    }
    if (shown != OrganizationFaults.AccountState.STATUS) {
      answer.put("State", account.state().name());
    }
    return answer;
  }

  /// Both shapes of a service have these members.
  static ObjectNode service(String principal) {
    return JsonNodeFactory.instance.objectNode().put("ServicePrincipal", principal);
  }
}
