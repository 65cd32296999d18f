package groundcrew.pipelinevm.status;

/// The ends of what a command wrote.
public record Output(String stdout, String stderr) {
  private static final int MOST = 1_000;

  public Output {
    stdout = end(stdout);
    stderr = end(stderr);
  }

  private static String end(String text) {
    return text.length() <= MOST ? text : text.substring(text.length() - MOST);
  }
}
