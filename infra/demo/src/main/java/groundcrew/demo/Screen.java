package groundcrew.demo;

import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;

/// Writes lines, and one that is written over again and again where people watch.
public final class Screen {
  private static final long LINE_EVERY_NANOS = 5_000_000_000L;
  private final PrintStream out;
  private final boolean terminal;
  private long last;

  /// Creates a screen that knows by itself whether people watch.
  public Screen(PrintStream out) {
    this(out, Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent());
  }

  Screen(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /// Writes a line.
  public void line(String text) {
    if (terminal) {
      out.print("\r\u001b[K");
    }
    out.println(text);
  }

  /// Shows how far the work is: at once on a terminal, every five seconds in a file.
  public void progress(String text) {
    if (terminal) {
      out.print("\r\u001b[K" + text);
      out.flush();
    } else if (System.nanoTime() - last > LINE_EVERY_NANOS) {
      last = System.nanoTime();
      out.println(text);
    }
  }

  /// Returns the text, bold where that can be seen.
  public String bold(String text) {
    return coloured(text, 1);
  }

  /// Returns the text in a colour of the terminal, where that can be seen.
  ///
  /// @param code as terminals number them: 31 for red
  String coloured(String text, int code) {
    return styled(text, String.valueOf(code));
  }

  /// Returns the text in black on white where colours can be seen, whatever those of the terminal
  /// are.
  String blackOnWhite(String text) {
    // The first 16 colours are the terminal's own: its white may be grey.
    return styled(text, "38;5;16;48;5;231");
  }

  /// Tells whether colours can be seen.
  boolean colours() {
    return terminal && System.getenv("NO_COLOR") == null;
  }

  private String styled(String text, String codes) {
    return colours() ? "\u001b[%sm%s\u001b[0m".formatted(codes, text) : text;
  }
}
