package groundcrew.common;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.time.Duration;

/// The context of an event that is rehearsed: of a function in an account that nobody has.
public record RehearsedContext() implements Context {
  private static final Duration LEFT = Duration.ofMinutes(15);

  @Override
  public String getAwsRequestId() {
    return "rehearsal";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:us-east-1:000000000000:function:" + getFunctionName();
  }

  @Override
  public String getFunctionName() {
    return "rehearsal";
  }

  @Override
  public String getFunctionVersion() {
    return "$LATEST";
  }

  @Override
  public String getLogGroupName() {
    return "/aws/lambda/" + getFunctionName();
  }

  @Override
  public String getLogStreamName() {
    return getFunctionName();
  }

  @Override
  public int getRemainingTimeInMillis() {
    return (int) LEFT.toMillis();
  }

  @Override
  public int getMemoryLimitInMB() {
    return 0;
  }

  @Override
  public CognitoIdentity getIdentity() {
    throw new UnsupportedOperationException("not of a mobile client");
  }

  @Override
  public ClientContext getClientContext() {
    throw new UnsupportedOperationException("not of a mobile client");
  }

  @Override
  public LambdaLogger getLogger() {
    throw new UnsupportedOperationException("lines are written through SLF4J");
  }
}
