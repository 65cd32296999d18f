package groundcrew.cdk;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.services.iam.ManagedPolicy;

class NagTest {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void cdkNagFindsNothing(boolean everything) {
    var synthesised = everything ? Synthesised.EVERYTHING : Synthesised.EXAMPLE;
    for (var stack : synthesised.stacks()) {
      var annotations = Annotations.fromStack(stack);
      var any = Match.stringLikeRegexp("[\\s\\S]*");
      annotations.hasNoError("*", any);
      annotations.hasNoWarning("*", any);
    }
  }

  @Test
  void cdkNagFindsAnUnexplainedWildcard() {
    var app = App.Builder.create().outdir("target/synthesised/faulty").build();
    var stack = new Stack(app, "Faulty");
    ManagedPolicy.Builder.create(stack, "Policy")
        .statements(List.of(Statements.allow("Wide", List.of("sqs:SendMessage"), "*")))
        .build();
    Aspects.of(app).add(AwsSolutionsChecks.Builder.create().reports(false).build());
    Annotations.fromStack(stack)
        .hasError("*", Match.stringLikeRegexp("AwsSolutions-IAM5[\\s\\S]*"));
  }
}
