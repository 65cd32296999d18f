package groundcrew.local.stacksets;

import groundcrew.local.fixture.Organization;
import groundcrew.local.ground.DelegatedAdministrators;
import groundcrew.local.iam.Ids;
import groundcrew.local.template.Resource;
import groundcrew.local.template.ResourceProperties;
import groundcrew.local.template.Template;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a template says of a stack set.
///
/// @param template named as CloudFormation names the stacks of the instances
record StackSet(String id, Template template, List<Target> targets) {
  private static final Set<String> KNOWN =
      Set.of(
          "AutoDeployment",
          "CallAs",
          "Capabilities",
          "Description",
          "ManagedExecution",
          "OperationPreferences",
          "Parameters",
          "PermissionModel",
          "StackInstancesGroup",
          "StackSetName",
          "Tags",
          "TemplateBody");

  static StackSet of(
      Resource resource, Organization organization, DelegatedAdministrators administrators) {
    var properties = ResourceProperties.of(resource, KNOWN);
    permissions(properties, resource.place().account(), organization, administrators);
    autoDeployment(properties);
    Preferences.check(properties);
    properties
        .find("ManagedExecution")
        .ifPresent(node -> Members.only(properties, "ManagedExecution", node, Set.of("Active")));
    var name = properties.required("StackSetName");
    var suffix = Ids.of("", resource.place().account() + name).toLowerCase(Locale.ROOT);
    var template = Body.template(properties, "StackSet-%s-%s".formatted(name, suffix));
    var targets = Target.of(properties, organization);
    Capabilities.check(properties, template, targets);
    return new StackSet(name + ":" + suffix, template, targets);
  }

  /// A service-managed stack set is created by the management account, or by a delegated
  /// administrator who says so.
  private static void permissions(
      ResourceProperties properties,
      String account,
      Organization organization,
      DelegatedAdministrators administrators) {
    var model = properties.text("PermissionModel").orElse("SELF_MANAGED");
    if (!model.equals("SERVICE_MANAGED")) {
      throw properties.fault("PermissionModel", "must be SERVICE_MANAGED, but is " + model);
    }
    Members.oneOf(properties, "CallAs", Set.of("SELF", "DELEGATED_ADMIN"));
    if (!administrators.trusts(DelegatedAdministrators.STACK_SETS)) {
      throw properties.fault(
          "PermissionModel", "StackSets has no trusted access to the organization");
    }
    var delegated = properties.text("CallAs").orElse("SELF").equals("DELEGATED_ADMIN");
    if (delegated && !administrators.administers(account, DelegatedAdministrators.STACK_SETS)) {
      throw properties.fault("CallAs", account + " is no delegated administrator");
    }
    if (!delegated && !organization.management().equals(account)) {
      throw properties.fault(
          "CallAs", "must be DELEGATED_ADMIN: " + account + " is not the management account");
    }
  }

  private static void autoDeployment(ResourceProperties properties) {
    var node =
        properties
            .find("AutoDeployment")
            .orElseThrow(
                () -> properties.fault("AutoDeployment", "is required with SERVICE_MANAGED"));
    Members.only(
        properties, "AutoDeployment", node, Set.of("Enabled", "RetainStacksOnAccountRemoval"));
    var enabled = properties.flag("AutoDeployment.Enabled", false);
    if (!enabled && node.has("RetainStacksOnAccountRemoval")) {
      throw properties.fault(
          "AutoDeployment.RetainStacksOnAccountRemoval", "is allowed only where Enabled is true");
    }
  }
}
