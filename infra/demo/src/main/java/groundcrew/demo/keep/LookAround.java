package groundcrew.demo.keep;

import groundcrew.demo.Screen;
import groundcrew.demo.system.TaggingSystem;
import groundcrew.local.LocalCloud;
import groundcrew.local.command.RunFolder;
import groundcrew.local.fixture.Account;
import groundcrew.local.fixture.Fixture;
import java.nio.file.Path;
import java.util.List;

/// Tells people how to look around in a cloud in which a run has just tagged the organization.
public record LookAround(
    LocalCloud cloud, Fixture fixture, TaggingSystem tagging, RunFolder folder) {
  private static final String HOME = "home";
  private static final String MEMBER = "member";

  /// A command of the AWS CLI that works as it is printed.
  ///
  /// @param purpose what it shows or does
  public record Step(String purpose, String command) {}

  /// Writes the files by which the AWS CLI reaches the cloud, and prints how to use them.
  public void print(Screen screen) {
    var member = member();
    screen.line("");
    screen.line("The cloud stays up at %s; Ctrl-C ends it.".formatted(cloud.endpoint()));
    screen.line("profile %s: account %s, which has the functions".formatted(HOME, tagging.home()));
    screen.line("profile %s: account %s (%s)".formatted(MEMBER, member.id(), member.name()));
    screen.line("Both may do everything. In another terminal, in this folder:");
    screen.line("");
    screen.line("  source " + write());
    for (var step : steps()) {
      screen.line("");
      screen.line("  # " + step.purpose());
      screen.line("  " + step.command());
    }
    screen.line("");
    screen.line("The schedules are enabled: the state machines are read every five minutes.");
  }

  /// Writes the files; returns the script to `source`.
  public Path write() {
    var region = fixture.regions().getFirst();
    var member = member().id();
    return new AwsFiles(
            folder,
            cloud.endpoint(),
            List.of(
                new Profile(HOME, tagging.home(), region, cloud.operator(tagging.home())),
                new Profile(MEMBER, member, region, cloud.operator(member))))
        .write();
  }

  /// Returns the commands in the order in which they make sense.
  public List<Step> steps() {
    var run = tagging.latestRun();
    return List.of(
        new Step(
            "the accounts of the organization",
            aws(HOME, "organizations list-accounts --query 'Accounts[].[Id,Name]' --output text")),
        new Step(
            "resources of one account with their tags",
            aws(MEMBER, "resourcegroupstaggingapi get-resources --resources-per-page 20")),
        new Step(
            "state machines, and the alarms that are raised",
            aws(
                    HOME,
                    "stepfunctions list-state-machines --query 'stateMachines[].name' --output text")
                + "\n  "
                + aws(
                    HOME,
                    "cloudwatch describe-alarms --state-value ALARM"
                        + " --query 'MetricAlarms[].AlarmName' --output text")),
        new Step(
            "the journal of the run",
            aws(
                HOME,
                "s3 ls --recursive s3://%s/journal/%s/".formatted(tagging.journalBucket(), run))),
        new Step("undo the run", invoke("undo", "'{\"run\":\"%s\"}'".formatted(run))),
        new Step(
            "list the accounts and tag them again",
            invoke("account-tagger", "'{\"time\":\"'$(date -u +%FT%TZ)'\"}'")));
  }

  private static String aws(String profile, String arguments) {
    return "aws --profile %s %s".formatted(profile, arguments);
  }

  private static String invoke(String function, String payload) {
    return aws(
        HOME,
        // The CLI invokes again where no answer arrives in time.
        "lambda invoke --cli-read-timeout 0 --function-name %s-%s:live --payload %s /dev/stdout"
            .formatted(TaggingSystem.LEVEL, function, payload));
  }

  /// Returns an account with resources that is not the functions' own.
  private Account member() {
    return fixture.organization().accounts().stream()
        .filter(account -> !account.id().equals(tagging.home()))
        .filter(account ->
            fixture.resources().after(account.id(), fixture.regions().getFirst(), "").count() > 1)
        .findFirst()
        .orElseThrow();
  }
}
