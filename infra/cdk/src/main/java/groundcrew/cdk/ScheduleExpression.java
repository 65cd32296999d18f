package groundcrew.cdk;

import java.util.List;
import java.util.regex.Pattern;

/// The grammar of EventBridge Scheduler, so that synthesis refuses what a deployment would.
///
/// The days of the month and of the week exclude each other: one of them is `?`.
final class ScheduleExpression {
  static final String EXPECTATION =
      "rate(<number> minutes|hours|days), or cron(<minutes> <hours> <day of month> <month> <day of"
          + " week> <year>) with ? for one of the two days";

  private static final Pattern RATE =
      Pattern.compile("rate\\([1-9]\\d{0,8} (minute|hour|day)s?\\)");
  private static final Pattern CRON = Pattern.compile("cron\\((\\S+(?: \\S+){5})\\)");
  private static final int DAY_OF_MONTH = 2;
  private static final int DAY_OF_WEEK = 4;
  private static final List<Field> FIELDS =
      List.of(
          new Field(0, 59, List.of(), ""),
          new Field(0, 23, List.of(), ""),
          new Field(1, 31, List.of(), "L|LW|\\d{1,2}W"),
          new Field(
              1,
              12,
              List.of(
                  "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV",
                  "DEC"),
              ""),
          new Field(
              1,
              7,
              List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"),
              "L|[1-7]L|[1-7]#[1-5]"),
          new Field(1970, 2199, List.of(), ""));

  private ScheduleExpression() {}

  static boolean holds(String text) {
    var cron = CRON.matcher(text);
    return cron.matches()
        ? cron(List.of(cron.group(1).split(" ", -1)))
        : RATE.matcher(text).matches();
  }

  private static boolean cron(List<String> fields) {
    var month = fields.get(DAY_OF_MONTH);
    var week = fields.get(DAY_OF_WEEK);
    if (month.equals("?") == week.equals("?")) {
      return false;
    }
    for (var i = 0; i < fields.size(); i++) {
      var open = fields.get(i).equals("?") && (i == DAY_OF_MONTH || i == DAY_OF_WEEK);
      if (!open && !FIELDS.get(i).holds(fields.get(i))) {
        return false;
      }
    }
    return true;
  }

  /// A field of a cron expression.
  ///
  /// @param names of its values from the least on, such as `JAN`; empty for numbers alone
  /// @param special what else it may be, as a regular expression
  private record Field(int least, int most, List<String> names, String special) {
    private static final Pattern ITEM =
        Pattern.compile("(\\*|\\w+(?:-\\w+)?)(?:/([1-9]\\d{0,2}))?");

    boolean holds(String text) {
      return List.of(text.split(",", -1)).stream().allMatch(this::item);
    }

    private boolean item(String text) {
      if (!special.isEmpty() && text.matches(special)) {
        return !text.matches("\\d+W") || value(text.substring(0, text.length() - 1)) >= least;
      }
      var item = ITEM.matcher(text);
      if (!item.matches()) {
        return false;
      }
      var ends = item.group(1).split("-", -1);
      if (ends[0].equals("*")) {
        return true;
      }
      var first = value(ends[0]);
      var last = value(ends[ends.length - 1]);
      return first >= least && last <= most && first <= last;
    }

    /// Returns the number of a value, or -1 for none of this field.
    private int value(String text) {
      var name = names.indexOf(text);
      if (name >= 0) {
        return least + name;
      }
      return text.matches("\\d{1,4}") && Integer.parseInt(text) <= most
          ? Integer.parseInt(text)
          : -1;
    }
  }
}
