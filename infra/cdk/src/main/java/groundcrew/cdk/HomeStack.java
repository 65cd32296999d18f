package groundcrew.cdk;

import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/// A stack in the home account.
abstract class HomeStack extends Stack {
  /// Creates the stack in the home region.
  HomeStack(Construct scope, String name, String description, Configuration.Home home) {
    this(scope, name, description, home.account(), home.region());
  }

  HomeStack(Construct scope, String name, String description, String account, String region) {
    super(
        scope,
        name,
        StackProps.builder()
            .description("Groundcrew: " + description)
            .env(Environment.builder().account(account).region(region).build())
            .build());
  }
}
