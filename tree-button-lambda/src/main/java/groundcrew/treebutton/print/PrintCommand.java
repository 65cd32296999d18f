package groundcrew.treebutton.print;

/// The command of a job of the template AWS-Run-Command: the parts are separated by commas.
///
/// @param program absolute path of the program that prints
public record PrintCommand(String program) {
  /// Returns the command that prints the label. A comma in a part is escaped by a backslash.
  String of(String label) {
    return escape(program) + "," + escape(label);
  }

  private static String escape(String part) {
    return part.replace(",", "\\,");
  }
}
