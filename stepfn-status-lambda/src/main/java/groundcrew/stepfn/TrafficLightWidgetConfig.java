package groundcrew.stepfn;

import groundcrew.common.Environment;
import groundcrew.common.SharedVariables;
import org.slf4j.event.Level;

/// The widget's variables.
///
/// @param table table of the statuses
record TrafficLightWidgetConfig(String table, Level logLevel) {

  static TrafficLightWidgetConfig from(Environment environment) {
    var table = SharedVariables.table(environment);
    environment.verify();
    return new TrafficLightWidgetConfig(table.get(), environment.logLevel());
  }
}
