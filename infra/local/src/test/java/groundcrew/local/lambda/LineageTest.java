package groundcrew.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import groundcrew.local.Calls;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.template.Place;
import groundcrew.local.template.Resource;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LineageTest {
  private final LambdaFunction looping = function("loop", "Terminate");
  private final LambdaFunction allowed = function("allowed", "Allow");

  @Test
  void aChainThatComesBackIsStoppedAfterSixteenRuns() {
    var chain = Lineage.begin();
    for (var run = 1; run <= 16; run++) {
      chain = Lineage.of(chain.through(looping).header());
    }
    var last = chain;

    assertThat(last.header()).matches("Root=1-.*;Sampled=0;Lineage=[0-9a-f]{8}:16");
    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> last.through(looping))
        .satisfies(e -> assertThat(e.code()).isEqualTo("RecursiveInvocationException"));
  }

  @Test
  void aChainThroughAnotherFunctionIsTheSameChain() {
    var chain = Lineage.begin();
    for (var run = 1; run <= 16; run++) {
      chain = Lineage.of(chain.through(looping).through(allowed).header());
    }
    var last = chain;

    assertThat(last.longest()).isEqualTo(16);
    assertThatExceptionOfType(AwsError.class).isThrownBy(() -> last.through(looping));
  }

  @Test
  void aFunctionThatDeclaresItsLoopGoesOn() {
    var chain = Lineage.begin();
    for (var run = 1; run <= 40; run++) {
      chain = Lineage.of(chain.through(allowed).header());
    }

    assertThat(chain.longest()).isEqualTo(40);
  }

  @Test
  void aHeaderWithoutLineageBeginsAChain() {
    assertThat(Lineage.of("Root=1-0-0;Parent=1;Sampled=1").longest()).isZero();
  }

  private static LambdaFunction function(String name, String recursiveLoop) {
    return DeclaredFunction.of(
        new Resource(
            name,
            "AWS::Lambda::Function",
            Calls.json(
                """
                {'Handler':'a.B','Runtime':'java25','Role':'arn:aws:iam::111122223333:role/r',
                 'RecursiveLoop':'%s'}
                """
                    .formatted(recursiveLoop)),
            new Place("stack", "111122223333", "eu-west-1")),
        Path.of("sample.jar"));
  }
}
