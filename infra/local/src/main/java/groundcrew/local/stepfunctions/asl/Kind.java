package groundcrew.local.stepfunctions.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What the value of a field must be.
@SuppressWarnings("ImmutableEnumChecker") // The predicates are lambdas without state.
enum Kind {
  TEXT("a text", JsonNode::isTextual),
  FLAG("true or false", JsonNode::isBoolean),
  TRUE("true", node -> node.isBoolean() && node.asBoolean()),
  NUMBER("a number", JsonNode::isNumber),
  COUNT("a whole number from 0 to 99999999", node -> whole(node, 0)),
  SECONDS("a whole number from 1 to 99999999", node -> whole(node, 1)),
  RATE("a number from 1.0", node -> node.isNumber() && node.asDouble() >= 1),
  TIME("a timestamp such as 2026-01-31T02:00:00Z", node -> Choice.time(node).isPresent()),
  PATH("a path without functions", node -> node.isTextual() && path(node.asText())),
  PATH_OR_NULL("a path without functions, or null", node -> node.isNull() || PATH.test(node)),
  REFERENCE("a reference path of names, such as $.a.b", node -> reference(node.asText())),
  REFERENCE_OR_NULL(
      "a reference path of names, such as $.a.b, or null",
      node -> node.isNull() || REFERENCE.test(node)),
  TEMPLATE("a payload template whose fields .$ are paths without functions", Kind::template),
  NAMES("error names, States.ALL alone", Kind::names),
  JITTER("FULL or NONE", node -> Set.of("FULL", "NONE").contains(node.asText())),
  INVOKE(
      "arn:aws:states:::lambda:invoke, which is all that the local cloud runs",
      node -> node.asText().equals("arn:aws:states:::lambda:invoke")),
  ANYTHING("JSON", _ -> true);

  private static final Pattern REFERENCE_FORM = Pattern.compile("\\$(\\.[A-Za-z_][\\w-]*)*");
  private static final Pattern CONTEXT_FORM =
      Pattern.compile(
          "\\$\\$(\\.Execution(\\.(Id|Name|RoleArn|StartTime|Input.*))?"
              + "|\\.State(\\.(EnteredTime|Name|RetryCount))?|\\.StateMachine(\\.(Id|Name))?)?");
  private static final int MOST = 99_999_999;

  private final String words;
  private final Predicate<JsonNode> form;

  Kind(String words, Predicate<JsonNode> form) {
    this.words = words;
    this.form = form;
  }

  String words() {
    return words;
  }

  boolean test(JsonNode node) {
    return form.test(node);
  }

  private static boolean whole(JsonNode node, int least) {
    return node.isInt() && node.asInt() >= least && node.asInt() <= MOST;
  }

  private static boolean reference(String path) {
    return REFERENCE_FORM.matcher(path).matches();
  }

  private static boolean path(String path) {
    if (!path.startsWith("$")
        || path.contains("()")
        || (path.startsWith("$$") && !CONTEXT_FORM.matcher(path).matches())) {
      return false;
    }
    try {
      return JsonPath.compile(path.replaceFirst("^\\$\\$", "\\$")).getPath().startsWith("$");
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static boolean template(JsonNode node) {
    return node.propertyStream()
            .allMatch(field ->
                field.getKey().endsWith(".$")
                    ? PATH.test(field.getValue())
                    : template(field.getValue()))
        && (node.isObject() || node.valueStream().allMatch(Kind::template));
  }

  private static boolean names(JsonNode node) {
    return node.isArray()
        && !node.isEmpty()
        && node.valueStream().allMatch(JsonNode::isTextual)
        && (node.size() == 1 || node.valueStream().noneMatch(n -> n.asText().equals("States.ALL")));
  }
}
