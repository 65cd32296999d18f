package groundcrew.stepfn;

import groundcrew.common.Environment;
import org.slf4j.event.Level;

/// The widget's variables.
///
/// @param table table of the statuses
record TrafficLightWidgetConfig(String table, Level logLevel) {

  static TrafficLightWidgetConfig from(Environment environment) {
    var table = GuardianVariables.table(environment);
    environment.verify();
    return new TrafficLightWidgetConfig(table.get(), environment.logLevel());
  }
}
