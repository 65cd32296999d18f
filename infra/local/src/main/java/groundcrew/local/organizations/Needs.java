package groundcrew.local.organizations;

import groundcrew.local.gateway.Call;
import groundcrew.local.gateway.RequiredPermission;
import java.util.Map;

/// The permission that each call takes.
record Needs(Shapes shapes) {
  /// Prefix of the service's actions.
  static final String ACTIONS = "organizations";

  static final String SERVICE_PRINCIPAL = "organizations:ServicePrincipal";

  RequiredPermission of(Call call) {
    var input = call.input();
    var id =
        switch (call.operation()) {
          case "ListTagsForResource" -> input.path("ResourceId").asText();
          case "ListOrganizationalUnitsForParent", "ListAccountsForParent" ->
              input.path("ParentId").asText();
          case "RegisterDelegatedAdministrator",
              "DeregisterDelegatedAdministrator",
              "ListDelegatedServicesForAccount" ->
              input.path("AccountId").asText();
          default -> "";
        };
    var service = input.path("ServicePrincipal").asText();
    return new RequiredPermission(
        ACTIONS + ":" + call.operation(),
        id.isEmpty() ? "*" : shapes.arn(id),
        service.isEmpty() ? Map.of() : Map.of(SERVICE_PRINCIPAL, service));
  }
}
