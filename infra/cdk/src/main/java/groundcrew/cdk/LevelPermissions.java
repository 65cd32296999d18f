package groundcrew.cdk;

import groundcrew.cdk.Configuration.Level;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.sqs.IQueue;

/// What the functions of one level may do.
record LevelPermissions(Configuration configuration, Level level) {

  List<PolicyStatement> ofLister(WorkQueue orders, IQueue failedRuns) {
    var may = new ArrayList<PolicyStatement>();
    if (level.organizationalUnits().isEmpty()) {
      may.add(Statements.allow("ListAccounts", List.of("organizations:ListAccounts"), "*"));
    } else {
      may.add(
          Statements.allow(
              "ListUnits",
              List.of(
                  "organizations:ListAccountsForParent",
                  "organizations:ListOrganizationalUnitsForParent"),
              organizations("ou/*"),
              organizations("root/*")));
    }
    may.add(
        Statements.allow(
            "ReadAccountTags",
            List.of("organizations:ListTagsForResource"),
            organizations("account/*")));
    may.add(orders.send("SendOrders"));
    may.add(
        Statements.allow("KeepFailedRuns", List.of("sqs:SendMessage"), failedRuns.getQueueArn()));
    may.addAll(Statements.useKey(configuration));
    return may;
  }

  List<PolicyStatement> ofTagger(WorkQueue orders, Journal journal) {
    var may = ofWorker(orders, journal);
    may.add(orders.send("ReturnUnfinished"));
    if (configuration.tagsHome(level)) {
      may.addAll(TaggingPermissions.ofTagger(configuration, level));
    }
    return may;
  }

  List<PolicyStatement> ofUndo(WorkQueue orders, Journal journal) {
    var may = ofWorker(orders, journal);
    may.add(orders.send("SendOrders"));
    may.addAll(journal.read());
    if (configuration.tagsHome(level)) {
      may.addAll(TaggingPermissions.ofUndo());
    }
    return may;
  }

  private List<PolicyStatement> ofWorker(WorkQueue orders, Journal journal) {
    var may = new ArrayList<PolicyStatement>();
    may.add(orders.receive());
    may.add(orders.setAside());
    may.add(
        Statements.allow(
            "AssumeMemberRole",
            List.of("sts:AssumeRole"),
            "arn:%s:iam::*:role/%s"
                .formatted(Aws.PARTITION, configuration.memberRole().pathAndName())));
    may.add(journal.write());
    may.addAll(Statements.useKey(configuration));
    return may;
  }

  private static String organizations(String resource) {
    return "arn:%s:organizations::*:%s".formatted(Aws.PARTITION, resource);
  }
}
