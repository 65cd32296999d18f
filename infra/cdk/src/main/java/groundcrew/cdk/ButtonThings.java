package groundcrew.cdk;

import static groundcrew.cdk.ButtonPermissions.iot;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iot.CfnCertificate;
import software.amazon.awscdk.services.iot.CfnPolicy;
import software.amazon.awscdk.services.iot.CfnPolicyPrincipalAttachment;
import software.amazon.awscdk.services.iot.CfnRoleAlias;
import software.amazon.awscdk.services.iot.CfnThing;
import software.amazon.awscdk.services.iot.CfnThingPrincipalAttachment;
import software.constructs.Construct;

/// The things of the booth, what each may do, and their certificates. A certificate comes from a
/// signing request: the private key never leaves the device.
final class ButtonThings extends Construct {
  private static final String THING = "${iot:Connection.Thing.ThingName}";
  private static final int ONE_HOUR = 3600;

  private final Button button;

  ButtonThings(
      Construct scope,
      String id,
      Configuration configuration,
      Button button,
      ButtonNames names,
      ButtonPermissions permissions) {
    super(scope, id);
    this.button = button;
    var alias = roleAlias(configuration, names, permissions);
    var buttons = policy("ButtonPolicy", names.buttonPolicy(), ofButton());
    for (var thing : button.buttons()) {
      thing(thing, buttons);
    }
    thing(button.printer(), policy("PrinterPolicy", names.printer(), ofPrinter(alias)));
  }

  private CfnRoleAlias roleAlias(
      Configuration configuration, ButtonNames names, ButtonPermissions permissions) {
    var statements = permissions.ofPrinter();
    var role =
        Role.Builder.create(this, "PrinterRole")
            .roleName(names.printer())
            .description("Lets the printer read the labels")
            .assumedBy(new ServicePrincipal("credentials.iot.amazonaws.com"))
            .inlinePolicies(
                Map.of("own", PolicyDocument.Builder.create().statements(statements).build()))
            .build();
    Wildcards.explain(role, configuration, statements);
    return CfnRoleAlias.Builder.create(this, "PrinterAlias")
        .roleAlias(names.printer())
        .roleArn(role.getRoleArn())
        .credentialDurationSeconds(ONE_HOUR)
        .build();
  }

  private static List<PolicyStatement> ofButton() {
    return List.of(
        connect(),
        // The connection of a device whose will it may not publish is refused.
        Statements.allow(
            "Press", List.of("iot:Publish"), topic(THING + "/press"), topic(THING + "/presence")),
        Statements.allow(
            "SubscribeToResults",
            List.of("iot:Subscribe"),
            iot("topicfilter/groundcrew/button/" + THING + "/result")),
        Statements.allow("ReceiveResults", List.of("iot:Receive"), topic(THING + "/result")));
  }

  private static List<PolicyStatement> ofPrinter(CfnRoleAlias alias) {
    var jobs = "/$aws/things/" + THING + "/jobs/*";
    return List.of(
        connect(),
        Statements.allow("UseOwnJobs", List.of("iot:Publish"), iot("topic" + jobs)),
        Statements.allow("SubscribeToOwnJobs", List.of("iot:Subscribe"), iot("topicfilter" + jobs)),
        Statements.allow("ReceiveOwnJobs", List.of("iot:Receive"), iot("topic" + jobs)),
        Statements.allow(
            "GetCredentials",
            List.of("iot:AssumeRoleWithCertificate"),
            alias.getAttrRoleAliasArn()));
  }

  private static PolicyStatement connect() {
    return Statements.allow("Connect", List.of("iot:Connect"), iot("client/" + THING));
  }

  private static String topic(String end) {
    return iot("topic/groundcrew/button/" + end);
  }

  private CfnPolicy policy(String id, String name, List<PolicyStatement> statements) {
    return CfnPolicy.Builder.create(this, id)
        .policyName(name)
        .policyDocument(PolicyDocument.Builder.create().statements(statements).build())
        .build();
  }

  private void thing(String name, CfnPolicy policy) {
    var thing = CfnThing.Builder.create(this, name).thingName(name).build();
    var request = button.signingRequests().get(name);
    if (request == null) {
      return;
    }
    var certificate =
        CfnCertificate.Builder.create(this, name + "-certificate")
            .certificateSigningRequest(request)
            .status("ACTIVE")
            .build();
    CfnPolicyPrincipalAttachment.Builder.create(this, name + "-policy")
        .policyName(policy.getRef())
        .principal(certificate.getAttrArn())
        .build();
    CfnThingPrincipalAttachment.Builder.create(this, name + "-principal")
        .thingName(thing.getRef())
        .principal(certificate.getAttrArn())
        .build();
  }
}
