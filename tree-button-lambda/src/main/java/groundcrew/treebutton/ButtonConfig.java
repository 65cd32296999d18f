package groundcrew.treebutton;

import groundcrew.common.Environment;
import groundcrew.common.SharedVariables;
import groundcrew.treebutton.label.TextLine;
import groundcrew.treebutton.press.Limits;
import groundcrew.treebutton.print.PrintCommand;
import groundcrew.treebutton.tree.OrderTemplate;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.event.Level;

/// The variables of the functions that order trees.
///
/// @param table table of the presses
/// @param bucket bucket of the labels
/// @param tokenParameter name of the SecureString with Tree-Nation's token
/// @param species ids of the species, one of which is ordered
/// @param trustOrderId whether an order of unclear outcome is sent again with its id
/// @param printer ARN of the printer's thing
/// @param jobTemplate ARN of the job template
/// @param labelDots width of the label
/// @param labelText line under the code
record ButtonConfig(
    String table,
    String bucket,
    URI treeNation,
    String tokenParameter,
    OrderTemplate order,
    List<Integer> species,
    boolean trustOrderId,
    String printer,
    String jobTemplate,
    PrintCommand command,
    int labelDots,
    Optional<String> labelText,
    Limits limits,
    Level logLevel) {
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9_./-]{1,1011}");
  private static final Pattern THING =
      Pattern.compile("arn:[a-z-]+:iot:[a-z0-9-]+:\\d{12}:thing/[A-Za-z0-9:_-]{1,128}");
  private static final Pattern TEMPLATE =
      Pattern.compile("arn:[a-z-]+:iot:[a-z0-9-]+:\\d{0,12}:jobtemplate/[A-Za-z0-9:._-]{1,64}");
  private static final Pattern PROGRAM = Pattern.compile("/[\\x21-\\x7e&&[^,\\\\]]{1,255}");
  private static final Pattern USER = Pattern.compile("[a-z_][a-z0-9_-]{0,31}");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");

  /// The narrowest label that holds a QR code of version 4 with its quiet zone.
  private static final int FEWEST_DOTS = 41;

  private static final int MOST_DOTS = 2000;

  static ButtonConfig from(Environment environment) {
    var table = SharedVariables.table(environment);
    var bucket =
        environment.required("BUCKET", "the name of a bucket", Environment.matching(BUCKET));
    var treeNation =
        environment.optional(
            "TREE_NATION_URL",
            URI.create("https://tree-nation.com/api/plant"),
            "an https URL; http only to loopback",
            ButtonValues::secureUrl);
    var token =
        environment.required(
            "TOKEN_PARAMETER",
            "the name of a SecureString parameter",
            Environment.matching(PARAMETER));
    var planter =
        environment.required(
            "PLANTER_ID", "a whole number from 1 on", ButtonValues.whole(1, Integer.MAX_VALUE));
    var message =
        environment.optional("MESSAGE", "a text of at most 1000 characters", ButtonValues::message);
    var language =
        environment.optional("LANGUAGE", "two letters such as en", Environment.matching(LANGUAGE));
    var species =
        environment.list(
            "SPECIES_IDS",
            "a list of whole numbers from 1 on",
            ButtonValues.whole(1, Integer.MAX_VALUE));
    var trust = SharedVariables.flag(environment, "TRUST_ORDER_ID");
    var printer =
        environment.required("PRINTER_TARGET", "the ARN of a thing", Environment.matching(THING));
    var template =
        environment.optional(
            "JOB_TEMPLATE_ARN", "the ARN of a job template", Environment.matching(TEMPLATE));
    var command =
        environment.optional(
            "PRINT_COMMAND",
            "/opt/groundcrew/print.sh",
            "an absolute path without blanks, commas and backslashes",
            Environment.matching(PROGRAM));
    var user =
        environment.optional("PRINT_USER", "the name of a Linux user", Environment.matching(USER));
    var dots =
        environment.optional(
            "LABEL_DOTS",
            413,
            "a whole number from 41 to 2000",
            ButtonValues.whole(FEWEST_DOTS, MOST_DOTS));
    var text =
        environment.optional(
            "LABEL_TEXT", "a text of letters, digits and punctuation", TextLine::drawable);
    var perDay =
        environment.optional(
            "DAILY_TREE_LIMIT",
            500,
            "a whole number from 0 on",
            ButtonValues.whole(0, Integer.MAX_VALUE));
    var interval =
        environment.optional(
            "MINIMUM_INTERVAL",
            Duration.ofSeconds(3),
            "a duration from PT0S on, such as PT3S",
            ButtonValues::duration);
    environment.verify();
    return new ButtonConfig(
        table.get(),
        bucket.get(),
        treeNation.get(),
        token.get(),
        new OrderTemplate(planter.get(), message.get(), language.get()),
        species.get(),
        trust.get(),
        printer.get(),
        template.get().orElseGet(() -> managedTemplate(printer.get())),
        new PrintCommand(command.get(), user.get()),
        dots.get(),
        text.get(),
        new Limits(perDay.get(), interval.get()),
        environment.logLevel());
  }

  /// Returns the managed template of the printer's region.
  private static String managedTemplate(String printer) {
    var parts = printer.split(":", -1);
    return "arn:%s:iot:%s::jobtemplate/AWS-Run-Command:1.0".formatted(parts[1], parts[3]);
  }
}
