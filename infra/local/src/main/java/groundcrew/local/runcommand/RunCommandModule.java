package groundcrew.local.runcommand;

import groundcrew.local.gateway.Service;
import groundcrew.local.ground.EventBus;
import groundcrew.local.ground.Ground;
import groundcrew.local.ground.Module;
import groundcrew.local.runcommand.agent.Agents;
import groundcrew.local.runcommand.document.DocumentKind;
import groundcrew.local.runcommand.document.Documents;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.Template;
import java.time.Duration;
import java.util.List;

/// Systems Manager: Run Command, documents and managed nodes.
public final class RunCommandModule implements Module {
  private final Agents agents;
  private final Nodes nodes;
  private final Documents documents;
  private final Commands commands;
  private final Visible visible;
  private final Dispatch dispatch;
  private final RunCommandApi api;
  private final DocumentsApi documentsApi;

  /// Creates the module.
  public RunCommandModule(Ground ground) {
    var clock = ground.clock();
    agents = new Agents(ground);
    documents = new Documents(clock);
    commands = new Commands(event -> ground.offered(EventBus.class).put(event), clock);
    nodes = new Nodes(ground.fixture().resources());
    visible = new Visible(commands, clock);
    var permissions = new Permissions(ground.iam(), nodes, documents);
    dispatch = new Dispatch(commands, nodes, new Runs(commands, agents, clock), ground.agenda());
    nodes.listen(dispatch::changed);
    api =
        new RunCommandApi(
            permissions,
            new Sending(documents, nodes, agents, permissions, clock),
            commands,
            visible,
            new Listings(visible, ground.paging(), clock),
            dispatch);
    documentsApi = new DocumentsApi(permissions, documents, nodes, ground.paging(), clock);
  }

  /// Returns the managed nodes.
  public Nodes nodes() {
    return nodes;
  }

  /// Sets for how long after SendCommand the other calls do not know of a command, one second
  /// without.
  public void lag(Duration lag) {
    visible.lag(lag);
  }

  /// Writes `StatusDetails` with blanks, as the API reference has it (`Delivery Timed Out`), or
  /// without, as the service is seen to answer (`DeliveryTimedOut`).
  public void writeBlanks(boolean blanks) {
    api.writeBlanks(blanks);
  }

  /// Sets how many nodes a command may have before it ends as Rate Exceeded.
  public void limitTargets(int most) {
    dispatch.limit(most);
  }

  @Override
  public List<Service> services() {
    return List.of(api, documentsApi);
  }

  @Override
  public List<ResourceKind> resourceKinds(Template template) {
    return List.of(new DocumentKind(documents));
  }

  @Override
  public List<String> takeProblems() {
    return agents.takeProblems();
  }

  @Override
  public boolean busy() {
    return commands.anyOpen();
  }

  @Override
  public boolean working() {
    return agents.working();
  }

  @Override
  public void stop() {
    agents.close();
  }
}
