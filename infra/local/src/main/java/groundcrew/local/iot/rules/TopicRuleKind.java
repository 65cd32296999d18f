package groundcrew.local.iot.rules;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.local.arn.AccountRegion;
import groundcrew.local.template.Changes;
import groundcrew.local.template.Created;
import groundcrew.local.template.Existing;
import groundcrew.local.template.Resource;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.ResourceProperties;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `AWS::IoT::TopicRule`.
public final class TopicRuleKind implements ResourceKind {
  private static final String PAYLOAD = "TopicRulePayload";
  private static final String VERSION = "2016-03-23";
  private static final int MOST_ACTIONS = 10;

  private final Rules rules;

  /// Creates the kind.
  public TopicRuleKind(Rules rules) {
    this.rules = rules;
  }

  @Override
  public Set<String> types() {
    return Set.of("AWS::IoT::TopicRule");
  }

  @Override
  public Created create(Resource resource) {
    var rule = rule(resource);
    rules.put(rule);
    return new Created(rule.name(), Map.of("Arn", rule.arn()));
  }

  @Override
  public Changes changes(String type) {
    return Changes.named("RuleName");
  }

  @Override
  public Created update(Existing existing, Resource wanted) {
    return create(wanted);
  }

  @Override
  public void delete(Existing existing) {
    rules.remove(existing.created().attributes().getOrDefault("Arn", ""));
  }

  private static Rule rule(Resource resource) {
    var properties = ResourceProperties.of(resource, Set.of("RuleName", "Tags", PAYLOAD));
    known(
        properties,
        PAYLOAD,
        Set.of("Actions", "AwsIotSqlVersion", "Description", "ErrorAction", "RuleDisabled", "Sql"));
    // A rule's name has letters, digits and underscores alone.
    var name =
        properties
            .text("RuleName")
            .orElseGet(() -> resource.generatedName(128).replaceAll("\\W", "_"));
    if (!name.matches("\\w{1,128}")) {
      throw properties.fault("RuleName", "has letters, digits and underscores alone, not " + name);
    }
    if (!properties.required(PAYLOAD + ".AwsIotSqlVersion").equals(VERSION)) {
      throw properties.fault(PAYLOAD + ".AwsIotSqlVersion", "must be " + VERSION);
    }
    var place = new AccountRegion(resource.place().account(), resource.place().region());
    return new Rule(
        name,
        place,
        sql(properties),
        !properties.flag(PAYLOAD + ".RuleDisabled", false),
        functions(properties),
        properties.find(PAYLOAD + ".ErrorAction").map(_ -> errorAction(properties, place)));
  }

  private static Sql sql(ResourceProperties properties) {
    try {
      return Sql.parse(properties.required(PAYLOAD + ".Sql"));
    } catch (IllegalArgumentException e) {
      throw properties.fault(PAYLOAD + ".Sql", "cannot be honoured: " + e.getMessage());
    }
  }

  private static List<String> functions(ResourceProperties properties) {
    var actions = properties.find(PAYLOAD + ".Actions").map(JsonNode::size).orElse(0);
    if (actions > MOST_ACTIONS) {
      throw properties.fault(
          PAYLOAD + ".Actions", "may be %d, not %d".formatted(MOST_ACTIONS, actions));
    }
    var functions = new ArrayList<String>();
    for (var i = 0; i < actions; i++) {
      var path = PAYLOAD + ".Actions." + i;
      known(properties, path, Set.of("Lambda"));
      known(properties, path + ".Lambda", Set.of("FunctionArn"));
      functions.add(properties.required(path + ".Lambda.FunctionArn"));
    }
    return List.copyOf(functions);
  }

  private static Rule.ErrorAction errorAction(ResourceProperties properties, AccountRegion place) {
    var path = PAYLOAD + ".ErrorAction";
    known(properties, path, Set.of("Sqs"));
    known(properties, path + ".Sqs", Set.of("QueueUrl", "RoleArn", "UseBase64"));
    var url = URI.create(properties.required(path + ".Sqs.QueueUrl"));
    var accountAndName = Optional.ofNullable(url.getPath()).orElse("").split("/", -1);
    if (accountAndName.length != 3) {
      throw properties.fault(path + ".Sqs.QueueUrl", "is no URL of a queue: " + url);
    }
    return new Rule.ErrorAction(
        "arn:aws:sqs:%s:%s:%s".formatted(place.region(), accountAndName[1], accountAndName[2]),
        properties.required(path + ".Sqs.RoleArn"),
        properties.flag(path + ".Sqs.UseBase64", false));
  }

  private static void known(ResourceProperties properties, String path, Set<String> members) {
    var declared = properties.find(path).orElseThrow(() -> properties.fault(path, "is required"));
    for (var member : declared.properties()) {
      if (!members.contains(member.getKey())) {
        throw properties.fault(path + "." + member.getKey(), "is not supported by the local cloud");
      }
    }
  }
}
