package groundcrew.cdk;

import groundcrew.bluegreen.learn.Glob;
import groundcrew.bluegreen.request.Endpoint;
import groundcrew.bluegreen.request.HostName;
import groundcrew.common.AwsRegions;
import groundcrew.stepfn.metrics.Namespace;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneId;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// A rule for a text of the configuration.
///
/// @param standIn replaces a faulty value until all faults are reported
/// @param hint returns the end of the error message for a faulty value
record Rule(
    String expectation, Predicate<String> holds, String standIn, Function<String, String> hint) {
  /// A description of an alarm ends at 1,024 characters.
  private static final int LONGEST_URL = 512;

  private static final String KEY_WORDS =
      "a tag key: 1 to 128 letters, digits, spaces or _.:/=+-@, not beginning with aws:";
  private static final String KEY = "(?!(?i)aws:)[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{1,128}";

  static final Rule PREFIX =
      of("1 to 20 of a-z, 0-9 and -, beginning with a letter", "[a-z][a-z0-9-]{0,19}", "x");
  static final Rule ACCOUNT = of("an account id of 12 digits in quotes", "\\d{12}", "000000000000");
  static final Rule REGION =
      new Rule(
          "a region that the AWS SDK knows, such as eu-west-1",
          AwsRegions.known()::contains,
          "us-east-1",
          region ->
              ": did you mean %s?".formatted(EditDistance.nearest(region, AwsRegions.known())));
  static final Rule UNIT =
      of(
          "an organizational unit or root id such as ou-ab12-11111111",
          "ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}|r-[0-9a-z]{4,32}",
          "r-0000");
  static final Rule TAG_KEY = of(KEY_WORDS, KEY, "x");
  static final Rule OWNED_KEY =
      of(KEY_WORDS + ", with a ? at its end if it is only a default", KEY + "\\??", "x");
  static final Rule TAG_VALUE =
      of(
          "a tag value: 0 to 256 letters, digits, spaces or _.:/=+-@",
          "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{0,256}",
          "x");
  static final Rule LEVEL = of("1 to 32 of a-z, 0-9 and -", "[a-z0-9-]{1,32}", "");
  static final Rule KEY_CASE_CONFLICT = of("skip or replace", "skip|replace", "skip");
  static final Rule REMOVE = of("none or owned", "none|owned", "none");
  static final Rule MODE = of("apply or plan", "apply|plan", "plan");
  static final Rule UNTAGGED_SOURCE =
      of("none or resource-explorer", "none|resource-explorer", "none");
  static final Rule LOG_LEVEL =
      of("TRACE, DEBUG, INFO, WARN or ERROR", "TRACE|DEBUG|INFO|WARN|ERROR", "INFO");
  static final Rule PATH =
      of("a path with a slash at both ends, such as /groundcrew/", "/([\\w+=,.@-]+/)*", "/");
  static final Rule ROLE_NAME =
      of("1 to 64 of letters, digits or +=,.@_-", "[\\w+=,.@-]{1,64}", "x");
  static final Rule POLICY_NAME =
      of(
          "the name of a policy including its path, not its ARN",
          "([\\w+=,.@-]+/)*[\\w+=,.@-]+",
          "x");
  static final Rule KEY_ARN =
      of(
          "the ARN of a KMS key (log groups do not accept an alias)",
          "arn:aws[a-z-]*:kms:[a-z0-9-]+:\\d{12}:key/[A-Za-z0-9-]+",
          "x");
  static final Rule EXTERNAL_ID =
      of("2 to 1224 of letters, digits or +=,.@:/-", "[\\w+=,.@:/-]{2,1224}", "xx");
  static final Rule EMAIL = of("an e-mail address", "[^@\\s]+@[^@\\s]+\\.[^@\\s]+", "x@x.x");
  static final Rule HTTPS_URL =
      new Rule(
          "an absolute https URL of at most 512 characters, without a fragment",
          Rule::isHttpsUrl,
          "https://x.x",
          url -> "");
  static final Rule JAR = of("the path of a .jar file", ".+\\.jar", "x.jar");
  static final Rule PARAMETER_PREFIX =
      of(
          "a parameter path such as /groundcrew/tags, without a slash at its end, not below /aws or /ssm",
          "(?!/(?i:aws|ssm))(/[\\w.-]+){1,14}",
          "/x");
  static final Rule SCHEDULE =
      new Rule(
          ScheduleExpression.EXPECTATION, ScheduleExpression::holds, "rate(1 day)", text -> "");
  static final Rule NAMESPACE =
      new Rule(Namespace.EXPECTATION, parsed(Namespace::parse), "x", text -> "");
  static final Rule MACHINE_NAME =
      of(
          "the beginning of state machine names: 1 to 80 letters, digits, _ or -",
          "[A-Za-z0-9_-]{1,80}",
          "x");
  static final Rule THING =
      of(
          "the name of a thing: 1 to 36 letters, digits, _ or -, because a press has its name",
          "[A-Za-z0-9_-]{1,36}",
          "x");
  static final Rule FOLDER = of("the path of a folder", ".+", ".");
  static final Rule WHOLE = of("a whole number from 1 on", "[1-9]\\d{0,8}", "1");
  static final Rule MESSAGE = of("1 to 1000 characters in one line", ".{1,1000}", "x");
  static final Rule LANGUAGE = of("two letters such as en", "[a-z]{2}", "en");
  static final Rule LINUX_USER =
      of("the name of a Linux user", "[a-z_][a-z0-9_-]{0,31}", "groundcrew");
  static final Rule PLATFORM = of("linux or windows", "linux|windows", "linux");
  static final Rule TARGET =
      of(
          "an instance id such as i-0123456789abcdef0, or tag:Key=Value",
          "m?i-[0-9a-f]{8,17}|tag:[^=]{1,128}=.{1,256}",
          "i-00000000");
  static final Rule CODEDEPLOY_NAME =
      of(
          "the name of an application or a deployment group: 1 to 100 letters, digits or +=,.@_-",
          "[\\w+=,.@-]{1,100}",
          "x");
  static final Rule VPC =
      of("the id of a VPC such as vpc-0123456789abcdef0", "vpc-[0-9a-f]{8,17}", "vpc-00000000");
  static final Rule SUBNET =
      of(
          "the id of a subnet such as subnet-0123456789abcdef0",
          "subnet-[0-9a-f]{8,17}",
          "subnet-00000000");
  static final Rule ROUTE_TABLE =
      of(
          "the id of a route table such as rtb-0123456789abcdef0",
          "rtb-[0-9a-f]{8,17}",
          "rtb-00000000");
  static final Rule ENDPOINT =
      new Rule(
          "host:port, or a URL of a scheme, host and port",
          parsed(Endpoint::parse),
          "localhost:80",
          text -> "");
  static final Rule HOST_NAME =
      new Rule(
          "a host name, with a port where URLs have one",
          parsed(HostName::parse),
          "localhost",
          text -> "");
  static final Rule OBJECT_KEY =
      of(
          "the key of an object: 1 to 900 of letters, digits or !_.'()/-, outside reports/ and state/",
          "(?!(reports|state)/)[\\w!.'()/-]{1,900}",
          "x");
  static final Rule BUCKET =
      of(
          "the name of a bucket: 3 to 63 of a-z, 0-9, . and -",
          "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]",
          "xxx");
  static final Rule OBJECT_PREFIX =
      of(
          "a prefix of keys with a slash at its end, such as AWSLogs/111122223333/elasticloadbalancing/eu-west-1/",
          "([\\w!.'()-]{1,100}/){1,16}",
          "x/");
  static final Rule GLOB =
      new Rule(
          "a pattern such as *logout*, without commas",
          text -> text.indexOf(',') < 0 && parsed(Glob::parse).test(text),
          "x",
          text -> "");
  static final Rule GATE_MODE = of("enforce or report", "enforce|report", "enforce");
  static final Rule INCONCLUSIVE = of("fail or pass", "fail|pass", "fail");
  static final Rule PROGRAM =
      of(
          "an absolute path without blanks, commas and backslashes",
          "/[\\x21-\\x7e&&[^,\\\\]]{1,255}",
          "/x");
  static final Rule RETENTION =
      of(
          "a number of days that CloudWatch Logs accepts: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180,"
              + " 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653",
          "1|3|5|7|14|30|60|90|120|150|180|365|400|545|731|1096|1827|2192|2557|2922|3288|3653",
          "30");
  static final Rule TIME_ZONE =
      new Rule(
          "an IANA time zone such as Europe/Berlin",
          zone -> ZoneId.getAvailableZoneIds().contains(zone),
          "UTC",
          zone -> "");

  /// Returns whether what reads the variable of a function accepts the text.
  private static Predicate<String> parsed(Function<String, ?> parser) {
    return text -> {
      try {
        var _ = parser.apply(text);
        return true;
      } catch (IllegalArgumentException refused) {
        return false;
      }
    };
  }

  private static boolean isHttpsUrl(String text) {
    try {
      var uri = new URI(text);
      return "https".equals(uri.getScheme())
          && uri.getHost() != null
          && uri.getFragment() == null
          && text.length() <= LONGEST_URL;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static Rule of(String expectation, String regex, String standIn) {
    return new Rule(expectation, Pattern.compile(regex).asMatchPredicate(), standIn, text -> "");
  }
}
