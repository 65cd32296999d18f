package groundcrew.cdk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import groundcrew.common.AwsRegions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.iam.PolicyStatement;

/// The resource-based delegation policy with which an organization lets the account taggers read it
/// in a home account that is a delegated administrator of no service.
///
/// No stack creates it: an organization has only one, which may hold the statements of others.
record DelegationPolicy(Configuration configuration) {

  /// Returns the policy as JSON.
  String json() {
    var home = configuration.home();
    var account =
        "arn:%s:iam::%s:root".formatted(AwsRegions.partition(home.region()), home.account());
    var statement = new TreeMap<String, Object>();
    statement.put("Sid", "GroundcrewReadsTheOrganization");
    statement.put("Effect", "Allow");
    statement.put("Principal", Map.of("AWS", account));
    statement.put("Action", actions());
    statement.put("Resource", "*");
    var policy = new TreeMap<String, Object>();
    policy.put("Version", "2012-10-17");
    policy.put("Statement", List.of(statement));
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(policy);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Returns what the account taggers of all levels may do, and nothing else.
  private List<String> actions() {
    return configuration.tags().levels().stream()
        .flatMap(level -> new LevelPermissions(configuration, level).readOrganization().stream())
        .map(PolicyStatement::getActions)
        .flatMap(List::stream)
        .distinct()
        .sorted()
        .toList();
  }
}
