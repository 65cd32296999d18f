package groundcrew.treebutton.reply;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import groundcrew.common.StrictJson;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient;

/// Replies as MQTT messages on `groundcrew/button/<thing>/result`.
public final class AwsButtonReplies implements ButtonReplies {
  private static final int AT_LEAST_ONCE = 1;

  private final IotDataPlaneClient iot;

  private record Reply(String press, Result result) {}

  public AwsButtonReplies(IotDataPlaneClient iot) {
    this.iot = iot;
  }

  @Override
  public void tell(String thing, String press, Result result, Deadline deadline) {
    iot.publish(request ->
        request
            .topic("groundcrew/button/%s/result".formatted(thing))
            .qos(AT_LEAST_ONCE)
            .payload(SdkBytes.fromUtf8String(StrictJson.write(new Reply(press, result))))
            .overrideConfiguration(AwsClients.within(deadline)));
  }
}
