package groundcrew.local.stepfunctions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.Timestamps;
import groundcrew.local.stepfunctions.asl.Definition;
import java.time.Instant;
import java.util.Optional;

/// A state machine.
///
/// @param definition in the Amazon States Language
/// @param program what runs each execution; empty where whoever drives the cloud says how they end
public record Machine(
    String account,
    String region,
    String name,
    MachineType type,
    Instant created,
    String definition,
    Optional<Definition> program,
    String roleArn) {
  private static final String EMPTY =
      "{\"StartAt\":\"Done\",\"States\":{\"Done\":{\"Type\":\"Succeed\"}}}";

  /// Returns a machine with a definition and a role that serve where nobody looks at them.
  public static Machine of(
      String account, String region, String name, MachineType type, Instant created) {
    return new Machine(
        account,
        region,
        name,
        type,
        created,
        EMPTY,
        Optional.empty(),
        "arn:aws:iam::%s:role/state-machines".formatted(account));
  }

  /// Returns its ARN.
  public String arn() {
    return Arns.machine(account, region, name);
  }

  Machine createdAt(Instant time) {
    return new Machine(account, region, name, type, time, definition, program, roleArn);
  }

  ObjectNode listed() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("stateMachineArn", arn())
        .put("name", name)
        .put("type", type.name())
        .put("creationDate", Timestamps.seconds(created));
  }

  ObjectNode described() {
    return listed().put("status", "ACTIVE").put("definition", definition).put("roleArn", roleArn);
  }

  /// Tells whether another request to create it asks for this very machine.
  boolean same(Machine other) {
    return type == other.type
        && definition.equals(other.definition)
        && roleArn.equals(other.roleArn);
  }
}
