package groundcrew.treebutton.print;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The command of a job of the template AWS-Run-Command: the parts are separated by commas.
///
/// @param program absolute path of the program that prints
/// @param user user of the printer's computer that runs it; empty for the device client's own
public record PrintCommand(String program, Optional<String> user) {
  /// Returns the parameters of the job template that print the label.
  Map<String, String> parameters(String label) {
    var parameters = new HashMap<>(Map.of("command", of(label)));
    user.ifPresent(name -> parameters.put("runAsUser", name));
    return Map.copyOf(parameters);
  }

  /// Returns the command that prints the label. A comma in a part is escaped by a backslash.
  String of(String label) {
    return escape(program) + "," + escape(label);
  }

  private static String escape(String part) {
    return part.replace(",", "\\,");
  }
}
