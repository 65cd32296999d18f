package groundcrew.cdk;

import software.constructs.Construct;

/// The alarms of the virtual machine step. Each has an entry in the runbook, named `pipeline-` and
/// the end of the alarm's name. An execution that fails raises none: the pipeline tells its owner.
final class PipelineAlarms extends Construct {
  PipelineAlarms(
      Construct scope,
      String id,
      PipelineNames names,
      Configuration.Alarms settings,
      String topicArn) {
    super(scope, id);
    var alarms = new MetricAlarms(this, names.prefix(), "pipeline-", settings, topicArn);
    alarms
        .errors(names.submit(), "A command could not be submitted in one of its attempts")
        .build();
    alarms.errors(names.status(), "A command could not be read in one of the attempts").build();
    alarms
        .errors(names.cancel(), "The command of an execution that ended could not be canceled yet")
        .build();
    alarms
        .messages(
            "failures",
            "Events failed permanently and wait in " + names.failures(),
            names.failures())
        .build();
  }
}
