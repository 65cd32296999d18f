package groundcrew.local.eventbridge;

/// What an input transformer puts in place of a value that the event does not have, or that is
/// null. AWS documents only that the variable "isn't created and won't appear in the output": a
/// template must be right with each of these.
public enum AbsentValue {
  /// `""`, as recordings of AWS show for a template that is a string.
  EMPTY_STRING("\"\""),

  /// `null`.
  NULL("null"),

  /// Nothing at all, so that `{"a": <a>}` is no JSON.
  NOTHING("");

  private final String json;

  AbsentValue(String json) {
    this.json = json;
  }

  String json() {
    return json;
  }
}
