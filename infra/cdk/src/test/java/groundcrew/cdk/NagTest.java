package groundcrew.cdk;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

class NagTest {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void cdkNagFindsNothing(boolean everything) {
    var synthesised = everything ? Synthesised.EVERYTHING : Synthesised.EXAMPLE;
    for (var name : synthesised.stacks()) {
      var annotations = Annotations.fromStack(synthesised.stack(name));
      var any = Match.stringLikeRegexp("[\\s\\S]*");
      annotations.hasNoError("*", any);
      annotations.hasNoWarning("*", any);
    }
  }
}
