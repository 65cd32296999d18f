package groundcrew.local.iot.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.Call;
import groundcrew.local.gateway.PartialService;
import groundcrew.local.gateway.RequiredPermission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The control plane of things, certificates and policies.
public final class RegistryApi extends PartialService {
  private static final Set<String> OPERATIONS =
      Set.of(
          "AttachPolicy",
          "AttachThingPrincipal",
          "CreateCertificateFromCsr",
          "CreatePolicy",
          "CreateThing",
          "DeleteCertificate",
          "DeletePolicy",
          "DeleteThing",
          "DescribeCertificate",
          "DescribeThing",
          "DetachPolicy",
          "DetachThingPrincipal",
          "GetPolicy",
          "ListThingPrincipals",
          "UpdateCertificate");

  private final Registry registry;
  private final CertificateCalls certificates;

  /// Creates the API of a registry.
  public RegistryApi(Registry registry) {
    super("iot", OPERATIONS);
    this.registry = registry;
    this.certificates = new CertificateCalls(registry);
  }

  @Override
  public Set<String> conditionKeys() {
    return Devices.CONDITION_KEYS;
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Call call) {
    var input = call.input();
    var resource =
        switch (call.operation()) {
          case "CreateThing", "DescribeThing", "DeleteThing", "ListThingPrincipals" ->
              Thing.arn(call.accountRegion(), input.path("thingName").asText());
          case "CreatePolicy", "DeletePolicy", "GetPolicy" ->
              IotPolicies.arn(call.accountRegion(), input.path("policyName").asText());
          case "AttachPolicy", "DetachPolicy" -> input.path("target").asText();
          case "AttachThingPrincipal", "DetachThingPrincipal" -> principal(input);
          case "DescribeCertificate", "UpdateCertificate", "DeleteCertificate" ->
              "arn:aws:iot:%s:%s:cert/%s"
                  .formatted(
                      call.region(), call.caller().account(), input.path("certificateId").asText());
          default -> "*";
        };
    return List.of(RequiredPermission.of("iot:" + call.operation(), resource));
  }

  @Override
  public ObjectNode answer(Call call) {
    var input = call.input();
    var place = call.accountRegion();
    var answer = JsonNodeFactory.instance.objectNode();
    switch (call.operation()) {
      case "CreateThing" -> {
        var thing =
            registry.things().create(place, input.path("thingName").asText(), attributes(input));
        answer
            .put("thingName", thing.name())
            .put("thingArn", thing.arn())
            .put("thingId", thing.id());
      }
      case "DescribeThing" -> describe(registry.things().get(place, thing(input)), answer);
      case "DeleteThing" -> registry.things().delete(place, thing(input));
      case "ListThingPrincipals" ->
          registry
              .things()
              .get(place, thing(input))
              .principals()
              .forEach(answer.putArray("principals")::add);
      case "AttachThingPrincipal" -> registry.attachToThing(place, thing(input), principal(input));
      case "DetachThingPrincipal" ->
          registry.things().detach(place, thing(input), principal(input));
      case "CreatePolicy" -> {
        var name = input.path("policyName").asText();
        registry.policies().create(place, name, input.path("policyDocument").asText());
        answer
            .put("policyName", name)
            .put("policyArn", IotPolicies.arn(place, name))
            .put("policyDocument", input.path("policyDocument").asText())
            .put("policyVersionId", "1");
      }
      case "GetPolicy" -> {
        var name = input.path("policyName").asText();
        answer
            .put("policyName", name)
            .put("policyArn", IotPolicies.arn(place, name))
            .put("policyDocument", registry.policies().get(place, name))
            .put("defaultVersionId", "1");
      }
      case "DeletePolicy" -> registry.policies().delete(place, input.path("policyName").asText());
      case "AttachPolicy" ->
          registry.attachPolicy(
              place, input.path("policyName").asText(), input.path("target").asText());
      case "DetachPolicy" ->
          registry
              .policies()
              .detach(place, input.path("policyName").asText(), input.path("target").asText());
      default -> certificates.answer(call, answer);
    }
    return answer;
  }

  private static void describe(Thing thing, ObjectNode answer) {
    answer
        .put("defaultClientId", thing.name())
        .put("thingName", thing.name())
        .put("thingId", thing.id())
        .put("thingArn", thing.arn())
        .put("version", thing.version());
    thing.attributes().forEach(answer.putObject("attributes")::put);
  }

  private static Map<String, String> attributes(ObjectNode input) {
    var attributes = new TreeMap<String, String>();
    input
        .at("/attributePayload/attributes")
        .properties()
        .forEach(attribute -> attributes.put(attribute.getKey(), attribute.getValue().asText()));
    return attributes;
  }

  private static String thing(ObjectNode input) {
    return input.path("thingName").asText();
  }

  private static String principal(ObjectNode input) {
    return input.path("principal").asText();
  }
}
