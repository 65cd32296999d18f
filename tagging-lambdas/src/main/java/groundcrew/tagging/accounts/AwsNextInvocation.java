package groundcrew.tagging.accounts;

import groundcrew.common.StrictJson;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/// The next invocation of a Lambda function.
///
/// @param function ARN of the function with its alias
public record AwsNextInvocation(LambdaClient lambda, String function) implements NextInvocation {
  @Override
  public void start(RunPosition position) {
    var event = StrictJson.write(RunEvent.of(position));
    lambda.invoke(request ->
        request
            .functionName(function)
            .invocationType(InvocationType.EVENT)
            .payload(SdkBytes.fromUtf8String(event)));
  }
}
