package groundcrew.cdk;

import groundcrew.cdk.JavaFunction.Props;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.constructs.Construct;

/// The blue/green gate: function, network, bucket and alarms, for a CodeDeploy application that
/// exists.
final class GateStack extends HomeStack {
  GateStack(Construct scope, Configuration configuration, Gate gate, Path jar) {
    super(
        scope,
        new Names(configuration).gate().prefix(),
        "decides whether green may take the traffic of blue",
        configuration.home());
    var names = new Names(configuration).gate();
    var bucket =
        PrivateBucket.create(
            this,
            "Bucket",
            names.bucket(),
            gate.reportRetention(),
            Optional.of(names.reportPrefix()),
            "The gate's functions alone read and write it; CloudTrail data events record others");
    var network = new GateNetwork(this, "Network", names, gate);
    var permissions = new GatePermissions(configuration, gate, names);
    var statements = permissions.ofHook();
    var hook =
        new JavaFunction(
            this,
            "Hook",
            configuration,
            new Props(
                names.hook(),
                "Tests green before it takes the traffic, and answers CodeDeploy's hook",
                Handlers.CODEDEPLOY_HOOK,
                jar,
                gate.timeout(),
                new GateVariables(names, gate).ofHook(),
                statements));
    hook.attach(network.ofFunction());
    ManagedPolicy.Builder.create(this, "Caller")
        .managedPolicyName(names.callerPolicy())
        // CloudFormation cannot change the description of a policy that has a name.
        .description("Lets the service role of CodeDeploy invoke the gate")
        .statements(permissions.ofCaller(hook))
        .build();
    gate.learning()
        .ifPresent(learning ->
            new GateLearning(this, "Learning", configuration, names, gate, learning, jar, bucket));
    configuration
        .alarms()
        .ifPresent(alarms ->
            new GateAlarms(
                this,
                "Alarms",
                names,
                gate,
                alarms,
                new Names(configuration).alarmTopicArn(configuration.home().region())));
  }
}
