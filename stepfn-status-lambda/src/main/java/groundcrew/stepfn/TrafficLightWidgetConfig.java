package groundcrew.stepfn;

import groundcrew.common.Environment;
import org.slf4j.event.Level;

/// The widget's variables.
///
/// @param table where what is known of each machine is kept
record TrafficLightWidgetConfig(String table, Level logLevel) {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 255;

  static TrafficLightWidgetConfig from(Environment environment) {
    var table =
        environment.required(
            "TABLE",
            "the name of a table, 3 to 255 of a-z, A-Z, 0-9, _, - and .",
            TrafficLightWidgetConfig::table);
    environment.verify();
    return new TrafficLightWidgetConfig(table.get(), environment.logLevel());
  }

  private static String table(String text) {
    if (text.length() < SHORTEST
        || text.length() > LONGEST
        || !text.chars().allMatch(TrafficLightWidgetConfig::mayBeInAName)) {
      throw new IllegalArgumentException("no name of a table");
    }
    return text;
  }

  private static boolean mayBeInAName(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "_-.".indexOf(c) >= 0;
  }
}
