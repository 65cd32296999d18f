package groundcrew.cdk;

import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/// A stack in the home account.
abstract class HomeStack extends Stack {
  HomeStack(Construct scope, String name, String description, Configuration.Home home) {
    super(
        scope,
        name,
        StackProps.builder()
            .description("Groundcrew: " + description)
            .env(Environment.builder().account(home.account()).region(home.region()).build())
            .build());
  }
}
