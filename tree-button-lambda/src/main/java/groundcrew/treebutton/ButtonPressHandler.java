package groundcrew.treebutton;

import com.amazonaws.services.lambda.runtime.Context;
import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import groundcrew.common.Environment;
import groundcrew.common.JsonHandler;
import groundcrew.common.Priming;
import groundcrew.common.RequestLog;
import groundcrew.treebutton.metrics.PressMetrics;
import groundcrew.treebutton.plant.ProcessPress;
import groundcrew.treebutton.press.Lease;
import groundcrew.treebutton.press.Press;
import groundcrew.treebutton.press.PressEvent;
import groundcrew.treebutton.press.RefusedPressException;
import groundcrew.treebutton.reply.ButtonReplies;
import groundcrew.treebutton.reply.Result;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Receives the message of a pressed button from an AWS IoT rule, plants a tree and queues the
/// print of its label.
public final class ButtonPressHandler extends JsonHandler<PressEvent, ButtonPressAnswer> {
  private static final Logger LOG = LoggerFactory.getLogger(ButtonPressHandler.class);

  private final ProcessPress processPress;
  private final ButtonReplies replies;
  private final PressMetrics metrics;
  private final InstantSource clock;

  /// Called by the Lambda runtime, once per process. The clients live as long as the process.
  public ButtonPressHandler() {
    this(ButtonConfig.from(Environment.ofProcess()));
  }

  private ButtonPressHandler(ButtonConfig config) {
    super(PressEvent.class);
    RequestLog.level(config.logLevel());
    this.clock = Clock.systemUTC();
    var button = new AwsButton(AwsClients.create("button-press"), config.table(), clock);
    var steps = button.steps(config);
    this.processPress = button.processPress(config, steps);
    this.replies = button.replies();
    this.metrics = button.metrics();
    Priming.beforeSnapshot(button.priming(steps).calls());
  }

  @Override
  protected ButtonPressAnswer handle(PressEvent event, Context context) {
    var deadline = Deadline.of(context, clock);
    try {
      var press = Press.of(event);
      var lease = Lease.of(context.getAwsRequestId(), deadline);
      var answer =
          processPress
              .process(press, lease, deadline)
              .map(ButtonPressAnswer::of)
              .orElseGet(() -> ButtonPressAnswer.elsewhere(press.id()));
      RequestLog.fields(LOG, "processed", Map.of("press", press.id(), "state", answer.state()));
      return answer;
    } catch (RefusedPressException refused) {
      return refuse(refused, deadline);
    }
  }

  private ButtonPressAnswer refuse(RefusedPressException refused, Deadline deadline) {
    RequestLog.fields(
        LOG, Level.WARN, "refused: " + refused.getMessage(), Map.of("reason", refused.reason()));
    metrics.refused(refused.reason());
    refused
        .press()
        .ifPresent(press -> replies.tell(press.thing(), press.id(), Result.FAILED, deadline));
    return ButtonPressAnswer.refused(refused);
  }
}
