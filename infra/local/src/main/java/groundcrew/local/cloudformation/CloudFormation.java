package groundcrew.local.cloudformation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import groundcrew.local.gateway.PartialService;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.ground.Ground;
import groundcrew.local.limits.Listing;
import groundcrew.local.template.DeployedStack;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Shows the stacks of an account and region. Templates are deployed by the cloud itself, not by
/// calls.
final class CloudFormation extends PartialService {
  private static final int PAGE = 100;
  private static final Set<String> OPERATIONS =
      Set.of("DescribeStacks", "ListStacks", "DescribeStackResources", "ListStackResources");

  private final Ground ground;

  CloudFormation(Ground ground) {
    super("cloudformation", OPERATIONS);
    this.ground = ground;
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Call call) {
    var name = call.input().path("StackName").asText();
    var resource =
        call.operation().equals("ListStacks") || name.isEmpty()
            ? "*"
            : "arn:aws:cloudformation:%s:%s:stack/%s/*"
                .formatted(call.region(), call.caller().account(), name);
    return List.of(RequiredPermission.of("cloudformation:" + call.operation(), resource));
  }

  @Override
  public ObjectNode answer(Call call) {
    return switch (call.operation()) {
      case "DescribeStacks" -> describe(call);
      case "ListStacks" ->
          listing("StackSummaries")
              .answer(call.input(), selected(call), DeployedStack::stackId, StackView::summary);
      case "DescribeStackResources" -> resources(call);
      default -> listResources(call);
    };
  }

  private ObjectNode describe(Call call) {
    var stacks = call.input().has("StackName") ? Stream.of(stack(call)) : stacks(call);
    return listing("Stacks").answer(call.input(), stacks, DeployedStack::stackId, StackView::whole);
  }

  private Stream<DeployedStack> selected(Call call) {
    var filter = call.input().path("StackStatusFilter");
    return filter.isEmpty()
            || filter.valueStream().anyMatch(one -> one.asText().equals(StackView.STATUS))
        ? stacks(call)
        : Stream.of();
  }

  private ObjectNode resources(Call call) {
    var stack = stack(call);
    var answer = JsonNodeFactory.instance.objectNode();
    var list = answer.putArray("StackResources");
    stack.resources().forEach((id, resource) -> list.add(StackView.resource(stack, id, resource)));
    return answer;
  }

  private ObjectNode listResources(Call call) {
    var stack = stack(call);
    return listing("StackResourceSummaries")
        .answer(
            call.input(),
            stack.resources().entrySet().stream(),
            Map.Entry::getKey,
            entry -> StackView.resourceSummary(stack, entry.getKey(), entry.getValue()));
  }

  private Listing listing(String list) {
    return new Listing(
        list,
        "NextToken",
        "",
        PAGE,
        ground.paging(),
        ground.clock(),
        () -> new AwsError(400, "ValidationError", "The specified NextToken is invalid"));
  }

  private DeployedStack stack(Call call) {
    var name = call.input().path("StackName").asText();
    return stacks(call)
        .filter(stack -> stack.place().stack().equals(name) || stack.stackId().equals(name))
        .findAny()
        .orElseThrow(() ->
            new AwsError(
                400, "ValidationError", "Stack with id %s does not exist".formatted(name)));
  }

  private Stream<DeployedStack> stacks(Call call) {
    return ground.offered(DeployedStack.Source.class).in(call.accountRegion()).stream();
  }
}
