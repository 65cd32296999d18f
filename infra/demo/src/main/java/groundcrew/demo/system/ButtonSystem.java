package groundcrew.demo.system;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.AsOperator;
import groundcrew.local.LocalCloud;
import groundcrew.local.lambda.InvocationResult;
import groundcrew.local.scheduler.SchedulerModule;
import groundcrew.local.template.Template;
import groundcrew.local.treenation.TreeNationServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/// The green button in one account and region, and the seller of its trees.
///
/// @param stack whose name all its names begin with
public record ButtonSystem(
    LocalCloud cloud, String account, String region, String stack, TreeNationServer treeNation) {
  /// The system's name in the assembly.
  public static final String NAME = "button";

  /// The token of the booth at the local seller.
  public static final String TOKEN = "token-of-the-booth";

  private static final Duration POLL = Duration.ofMillis(20);

  /// Deploys the templates of the system in their order; the last one is its own stack. The token
  /// is put as a person would do. Its schedule is disabled: [#reconcile] does its work.
  ///
  /// @param templates copies: the URL of the seller is changed in them
  public static ButtonSystem deploy(
      LocalCloud cloud, List<Template> templates, TreeNationServer treeNation) {
    var own = templates.getLast();
    var system =
        new ButtonSystem(
            cloud,
            own.account().orElseThrow(),
            own.region().orElseThrow(),
            own.stack(),
            treeNation);
    system.putToken(sellAt(own, treeNation.url().toString()));
    templates.forEach(cloud::deploy);
    var scheduler = cloud.module(SchedulerModule.class).scheduler();
    scheduler.arns().forEach(scheduler::disable);
    return system;
  }

  /// Changes the URL of the seller and returns the name of the token's parameter.
  private static String sellAt(Template template, String url) {
    var parameter = Optional.<String>empty();
    for (var id : template.idsOf("AWS::Lambda::Function")) {
      if (template.resource(id).at("/Properties/Environment/Variables") instanceof ObjectNode own
          && own.has("TOKEN_PARAMETER")) {
        own.put("TREE_NATION_URL", url);
        parameter = Optional.of(own.path("TOKEN_PARAMETER").asText());
      }
    }
    return parameter.orElseThrow();
  }

  private void putToken(String parameter) {
    try (var ssm = operator().client(SsmClient.builder())) {
      ssm.putParameter(request ->
          request.name(parameter).type(ParameterType.SECURE_STRING).value(TOKEN).overwrite(true));
    }
  }

  /// Returns a person who may do everything in the account.
  public AsOperator operator() {
    return new AsOperator(cloud, account, region);
  }

  /// Returns the item of a press; empty where there is none.
  public Map<String, AttributeValue> item(String press) {
    try (var dynamoDb = operator().client(DynamoDbClient.builder())) {
      return dynamoDb
          .getItem(request ->
              request
                  .tableName(stack)
                  .key(Map.of("ID", AttributeValue.fromS(press)))
                  .consistentRead(true))
          .item();
    }
  }

  /// Returns the state of a press; `none` where it is not recorded.
  public String state(String press) {
    return item(press).getOrDefault("state", AttributeValue.fromS("none")).s();
  }

  /// Finishes what stopped, as the schedule does, and returns the answer.
  public InvocationResult reconcile() {
    return LiveAlias.invoke(cloud, stack + "-reconcile", "{}");
  }

  /// Waits for what other processes do.
  ///
  /// @param what is waited for, for the message
  /// @throws IllegalStateException naming the cause, when it does not happen
  public void await(String what, Duration limit, BooleanSupplier condition) {
    new CloudWait(cloud, POLL).until(what, limit, condition);
  }
}
