package groundcrew.local.iot;

import groundcrew.local.gateway.Service;
import groundcrew.local.ground.Ground;
import groundcrew.local.ground.Module;
import groundcrew.local.iot.messages.Messages;
import groundcrew.local.iot.rules.Rules;
import groundcrew.local.iot.rules.TopicRuleKind;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.Template;
import java.util.List;

/// AWS IoT Core.
public final class IotModule implements Module {
  private final Messages messages = new Messages();
  private final Rules rules;

  /// Creates the module.
  public IotModule(Ground ground) {
    rules = new Rules(ground);
    messages.listen(rules::message);
  }

  @Override
  public List<Service> services() {
    return List.of(new IotData(messages));
  }

  @Override
  public List<ResourceKind> resourceKinds(Template template) {
    return List.of(new TopicRuleKind(rules));
  }

  @Override
  public List<String> takeProblems() {
    return rules.takeProblems();
  }
}
