package groundcrew.local.runcommand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.fixture.ManagedNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import groundcrew.local.gateway.PartialService;
import groundcrew.local.gateway.RequiredPermission;
import java.util.List;
import java.util.Set;

/// The API of commands.
final class RunCommandApi extends PartialService {
  private static final Set<String> OPERATIONS =
      Set.of(
          "CancelCommand",
          "GetCommandInvocation",
          "ListCommandInvocations",
          "ListCommands",
          "SendCommand");

  private final Permissions permissions;
  private final Sending sending;
  private final Commands commands;
  private final Visible visible;
  private final Listings listings;
  private final Dispatch dispatch;
  private volatile Views views = new Views(false);

  RunCommandApi(
      Permissions permissions,
      Sending sending,
      Commands commands,
      Visible visible,
      Listings listings,
      Dispatch dispatch) {
    super("ssm", OPERATIONS);
    this.permissions = permissions;
    this.sending = sending;
    this.commands = commands;
    this.visible = visible;
    this.listings = listings;
    this.dispatch = dispatch;
  }

  void writeBlanks(boolean blanks) {
    views = new Views(blanks);
  }

  @Override
  public Set<String> conditionKeys() {
    return Permissions.CONDITION_KEYS;
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Call call) {
    return permissions.of(call);
  }

  @Override
  public ObjectNode answer(Call call) {
    return switch (call.operation()) {
      case "SendCommand" -> send(call);
      case "ListCommands" -> listings.commands(call, views);
      case "ListCommandInvocations" -> listings.invocations(call, views.ofInvocations());
      case "GetCommandInvocation" -> get(call);
      case "CancelCommand" -> cancel(call);
      default -> throw new UnsupportedOperationException(call.operation());
    };
  }

  private ObjectNode send(Call call) {
    var command = sending.command(call);
    dispatch.send(command);
    var answer = JsonNodeFactory.instance.objectNode();
    answer.set("Command", views.command(command, true));
    return answer;
  }

  private ObjectNode get(Call call) {
    var input = call.input();
    var id = input.path("CommandId").asText();
    var invocation =
        visible.invocation(call.accountRegion(), id, input.path("InstanceId").asText());
    var command = commands.find(id).orElseThrow();
    return views
        .ofInvocations()
        .invocation(command, invocation, step(invocation, input.path("PluginName")));
  }

  /// A plugin is called by the name of its step, which must be given where there are several.
  private static StepRun step(Invocation invocation, JsonNode plugin) {
    var steps =
        invocation.steps().stream()
            .filter(run -> plugin.isMissingNode() || run.step().name().equals(plugin.asText()))
            .toList();
    if (steps.size() != 1) {
      throw new AwsError(400, "InvalidPluginName", "The plugin name is not valid.");
    }
    return steps.getFirst();
  }

  private ObjectNode cancel(Call call) {
    var id = call.input().path("CommandId").asText();
    var command = commands.get(call.accountRegion(), id);
    var asked = call.input().path("InstanceIds").valueStream().map(JsonNode::asText).toList();
    for (var node : asked) {
      if (!command.invocations().containsKey(node)) {
        throw new AwsError(
            400, "InvalidInstanceId", "The command was not sent to instance %s.".formatted(node));
      }
    }
    var open =
        command.all().stream()
            .filter(invocation -> !invocation.detail().ended())
            .map(Invocation::node)
            .toList();
    var wanted =
        open.stream().filter(node -> asked.isEmpty() || asked.contains(node.id())).toList();
    if (wanted.size() == open.size() && !open.isEmpty()) {
      commands.change(id, Command::cancelledByUser);
    }
    for (ManagedNode node : wanted) {
      dispatch.cancel(id, node);
    }
    return JsonNodeFactory.instance.objectNode();
  }
}
