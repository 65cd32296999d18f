package groundcrew.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.iam.Role;
import groundcrew.local.limits.Paging;
import groundcrew.local.ssm.Ssm;
import groundcrew.tagging.levels.AwsLevelParameters;
import groundcrew.tagging.member.Contexts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A member role that is deleted and created again while a function has a session of it, as an
/// update of the stack set may do.
class RecreatedMemberRoleTest {
  private static final String MEMBER = "333333333333";
  private static final String ROLE = "arn:aws:iam::333333333333:role/member";

  private final LoopbackAws aws =
      new LoopbackAws(List.of(new Ssm(Paging.full(), LoopbackAws.CLOCK)));

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void theNextCallAssumesTheNewRole() {
    var parameters = new AwsLevelParameters(aws.clients, aws.roles(), "/groundcrew/tags");
    var context = Contexts.of(MEMBER, "eu-west-1");
    createRole();
    assertThat(parameters.all(context)).isEmpty();

    aws.iam.roles().delete(ROLE);
    createRole();

    assertThat(parameters.all(context)).isEmpty();
    assertThat(aws.calls("sts:AssumeRole")).isEqualTo(2);
  }

  private void createRole() {
    var trust = statement("sts:AssumeRole");
    trust.putObject("Principal").put("AWS", "arn:aws:iam::%s:root".formatted(LoopbackAws.ACCOUNT));
    var allowed = statement("ssm:GetParametersByPath").put("Resource", "*");
    aws.iam.putRole(new Role(ROLE, policy(trust), List.of(policy(allowed)), Optional.empty()));
  }

  private static ObjectNode statement(String action) {
    return JsonNodeFactory.instance.objectNode().put("Effect", "Allow").put("Action", action);
  }

  private static JsonNode policy(ObjectNode statement) {
    var policy = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
    policy.putArray("Statement").add(statement);
    return policy;
  }
}
