package groundcrew.local.lambda;

import java.io.File;
import java.nio.file.Path;

/// The order of a function's class path. Both the function's JAR and the runtime client have
/// classes of the Lambda API: the first on the class path is used.
public enum ClassPathOrder {
  /// The runtime client first, as in Lambda's managed runtimes.
  RUNTIME_FIRST {
    @Override
    public String of(Path jar) {
      return RuntimeProcess.runtimeJars() + File.pathSeparator + jar.toAbsolutePath();
    }
  },
  /// The function's JAR first, as a container image may have it.
  FUNCTION_FIRST {
    @Override
    public String of(Path jar) {
      return jar.toAbsolutePath() + File.pathSeparator + RuntimeProcess.runtimeJars();
    }
  };

  /// Returns the class path of a function with this JAR.
  public abstract String of(Path jar);
}
