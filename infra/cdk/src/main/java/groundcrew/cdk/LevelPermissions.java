package groundcrew.cdk;

import groundcrew.cdk.Configuration.Level;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.sqs.IQueue;

/// The permissions of one level's functions.
record LevelPermissions(Configuration configuration, Level level) {

  List<PolicyStatement> ofAccountTagger(WorkQueue tasks, IQueue failedRuns, LevelNames names) {
    var statements = new ArrayList<>(readOrganization());
    statements.add(tasks.send("SendTasks"));
    statements.add(
        Statements.allow("SendFailedRuns", List.of("sqs:SendMessage"), failedRuns.getQueueArn()));
    statements.add(
        Statements.allow(
            "ContinueRun",
            List.of("lambda:InvokeFunction"),
            // By its name: the function depends on its role.
            JavaFunction.arnOf(names.accountTagger()) + ":" + JavaFunction.LIVE));
    statements.addAll(Statements.useKey(configuration));
    return statements;
  }

  /// Returns the permissions to find the accounts in scope and to read their tags.
  List<PolicyStatement> readOrganization() {
    var statements = new ArrayList<PolicyStatement>();
    if (level.organizationalUnits().isEmpty()) {
      statements.add(Statements.allow("ListAccounts", List.of("organizations:ListAccounts"), "*"));
    } else {
      statements.add(
          Statements.allow(
              "ListUnits",
              List.of(
                  "organizations:ListAccountsForParent",
                  "organizations:ListOrganizationalUnitsForParent"),
              organizations("ou/*"),
              organizations("root/*")));
    }
    statements.add(
        Statements.allow(
            "ReadAccountTags",
            List.of("organizations:ListTagsForResource"),
            organizations("account/*")));
    return statements;
  }

  List<PolicyStatement> ofResourceTagger(WorkQueue tasks, Journal journal) {
    var statements = ofWorker(tasks, journal);
    statements.add(tasks.send("RequeueTasks"));
    statements.addAll(journal.supersede(level.level()));
    if (configuration.tagsHome(level)) {
      statements.addAll(TaggingPermissions.ofResourceTagger(configuration, level));
    }
    return statements;
  }

  List<PolicyStatement> ofUndo(WorkQueue tasks, Journal journal) {
    var statements = ofWorker(tasks, journal);
    statements.add(tasks.send("SendTasks"));
    statements.addAll(journal.undo());
    if (configuration.tagsHome(level)) {
      statements.addAll(TaggingPermissions.ofUndo());
    }
    return statements;
  }

  private List<PolicyStatement> ofWorker(WorkQueue tasks, Journal journal) {
    var statements = new ArrayList<PolicyStatement>();
    statements.add(tasks.receive());
    statements.add(tasks.sendDeadLetters());
    statements.add(
        Statements.allow(
            "AssumeMemberRole",
            List.of("sts:AssumeRole"),
            "arn:%s:iam::*:role/%s"
                .formatted(Aws.PARTITION, configuration.tags().memberRole().pathAndName())));
    statements.add(journal.write());
    statements.addAll(Statements.useKey(configuration));
    return statements;
  }

  /// Everything in an organization has the account of its management account in its ARN.
  private String organizations(String resource) {
    var management = configuration.home().managementAccount();
    return "arn:%s:organizations::%s:%s".formatted(Aws.PARTITION, management, resource);
  }
}
