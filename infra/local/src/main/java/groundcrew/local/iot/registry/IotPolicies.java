package groundcrew.local.iot.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import groundcrew.local.arn.AccountRegion;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.iam.PrincipalPolicies;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The IoT policies of every account and region; their statements are IAM's to read.
final class IotPolicies {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 2048;
  private static final int MOST_ATTACHED = 10;

  private final Map<String, String> documents = new ConcurrentHashMap<>();
  private final PrincipalPolicies principals;

  IotPolicies(PrincipalPolicies principals) {
    this.principals = principals;
  }

  static String arn(AccountRegion place, String name) {
    return "arn:aws:iot:%s:%s:policy/%s".formatted(place.region(), place.account(), name);
  }

  /// Creates a policy.
  ///
  /// @throws AwsError `ResourceAlreadyExistsException`, `MalformedPolicyException`
  void create(AccountRegion place, String name, String document) {
    var arn = arn(place, name);
    if (documents.containsKey(arn)) {
      throw new AwsError(
          409,
          "ResourceAlreadyExistsException",
          "Policy cannot be created - name already exists (name=%s)".formatted(name),
          Map.of("resourceId", name, "resourceArn", arn));
    }
    put(place, name, document);
  }

  /// Creates a policy or replaces its document.
  ///
  /// @throws AwsError `MalformedPolicyException`
  void put(AccountRegion place, String name, String document) {
    var bytes = document.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8).length;
    if (bytes > LONGEST) {
      throw malformed("it has %d characters without spaces, %d at most".formatted(bytes, LONGEST));
    }
    principals.put(arn(place, name), parsed(document));
    documents.put(arn(place, name), document);
  }

  private static JsonNode parsed(String document) {
    try {
      return JSON.readTree(document);
    } catch (JsonProcessingException e) {
      throw malformed("it is not JSON: " + e.getOriginalMessage());
    }
  }

  private static AwsError malformed(String why) {
    return new AwsError(400, "MalformedPolicyException", "Policy document is malformed: " + why);
  }

  String get(AccountRegion place, String name) {
    var document = documents.get(arn(place, name));
    if (document == null) {
      throw new AwsError(
          404, "ResourceNotFoundException", "Policy not found (name=%s)".formatted(name));
    }
    return document;
  }

  /// Deletes a policy.
  ///
  /// @throws AwsError `DeleteConflictException` where a principal has it
  void delete(AccountRegion place, String name) {
    get(place, name);
    if (principals.attached(arn(place, name))) {
      throw new AwsError(
          409,
          "DeleteConflictException",
          "Cannot delete the policy because there are entities attached to it. (name=%s)"
              .formatted(name));
    }
    principals.delete(arn(place, name));
    documents.remove(arn(place, name));
  }

  /// Attaches a policy to a certificate.
  ///
  /// @throws AwsError `ResourceNotFoundException`, `LimitExceededException`
  void attach(AccountRegion place, String name, String principal) {
    get(place, name);
    var before = principals.attachedTo(principal);
    if (!before.contains(arn(place, name)) && before.size() >= MOST_ATTACHED) {
      throw new AwsError(
          410,
          "LimitExceededException",
          "A principal has at most %d policies".formatted(MOST_ATTACHED));
    }
    principals.attach(arn(place, name), principal);
  }

  void detach(AccountRegion place, String name, String principal) {
    principals.detach(arn(place, name), principal);
  }

  boolean attachedTo(String principal) {
    return !principals.attachedTo(principal).isEmpty();
  }
}
