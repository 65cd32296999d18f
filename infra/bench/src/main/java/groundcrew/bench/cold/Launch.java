package groundcrew.bench.cold;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How a variant's process starts.
///
/// @param variables beside those of the function
/// @param code what is deployed of it: JARs or folders; the runtime's own are not
record Launch(List<String> command, Map<String, String> variables, Start start, List<Path> code) {

  Launch {
    command = List.copyOf(command);
    variables = Map.copyOf(variables);
    code = List.copyOf(code);
  }
}
