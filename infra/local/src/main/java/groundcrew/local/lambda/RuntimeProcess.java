package groundcrew.local.lambda;

import groundcrew.local.ground.ClassPathOrder;
import groundcrew.local.iam.Keys;
import groundcrew.local.process.ChildProcesses;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The command and the environment of a function's process.
public final class RuntimeProcess {
  /// The main class of the runtime client; its argument is the handler.
  public static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  /// JARs of the managed runtime, by the beginning of their names.
  private static final List<String> RUNTIME_JARS =
      List.of(
          "aws-lambda-java-runtime-interface-client-",
          "aws-lambda-java-core-",
          "aws-lambda-java-serialization-",
          "utils-lite-");

  private RuntimeProcess() {}

  static Process start(
      Optional<String> nativeClient,
      ClassPathOrder classPath,
      LambdaFunction function,
      Map<String, String> variables,
      Path taskRoot,
      Path output)
      throws IOException {
    var builder =
        new ProcessBuilder(command(nativeClient, classPath, function)).redirectErrorStream(true);
    var inherited = Map.copyOf(builder.environment());
    var environment = builder.environment();
    environment.clear();
    for (var name : List.of("PATH", "JAVA_HOME")) {
      if (inherited.containsKey(name)) {
        environment.put(name, inherited.getOrDefault(name, ""));
      }
    }
    environment.putAll(variables);
    return ChildProcesses.start(
        builder.directory(taskRoot.toFile()).redirectOutput(output.toFile()));
  }

  /// Returns the variables that a function sees: its own, Lambda's, and its role's credentials. The
  /// map is the caller's to change.
  public static Map<String, String> environment(
      LambdaFunction function,
      String runtimeApi,
      String endpoint,
      Keys keys,
      String logStream,
      Path taskRoot) {
    var environment = new HashMap<>(function.environment());
    environment.putAll(lambdaVariables(function, logStream));
    environment.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    environment.put("AWS_ENDPOINT_URL", endpoint);
    environment.putAll(keys.variables());
    environment.put("LAMBDA_TASK_ROOT", taskRoot.toString());
    return environment;
  }

  private static List<String> command(
      Optional<String> nativeClient, ClassPathOrder classPath, LambdaFunction function) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options(function.memoryMb()));
    nativeClient.ifPresent(command::add);
    command.add("-cp");
    command.add(classPath(classPath, function.jar()));
    command.add(CLIENT);
    command.add(function.handler());
    return command;
  }

  /// Returns the options with which Lambda starts Java; the heap is what Lambda leaves of the
  /// memory.
  public static List<String> options(int memoryMb) {
    return List.of(
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xmx" + memoryMb * 85 / 100 + "m",
        // Where the functions' hooks for a snapshot find the runtime's own.
        "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
        // The runtime client loads a native library; without this the JVM warns in every log.
        "--enable-native-access=ALL-UNNAMED");
  }

  /// Returns the class path of a function with this JAR.
  public static String classPath(ClassPathOrder order, Path jar) {
    var function = jar.toAbsolutePath().toString();
    return switch (order) {
      case RUNTIME_FIRST -> runtimeJars() + File.pathSeparator + function;
      case FUNCTION_FIRST -> function + File.pathSeparator + runtimeJars();
    };
  }

  /// Returns the class path of the managed runtime.
  public static String runtimeJars() {
    var jars =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(RuntimeProcess::ofRuntime)
            // The process has a working directory of its own.
            .map(entry -> new File(entry).getAbsolutePath())
            .collect(Collectors.joining(File.pathSeparator));
    if (!jars.contains(RUNTIME_JARS.getFirst())) {
      throw new IllegalStateException(
          "the Lambda runtime client is not on java.class.path: start the local cloud with its"
              + " dependencies as separate JARs, among them "
              + RUNTIME_JARS.getFirst()
              + "*.jar");
    }
    return jars;
  }

  private static boolean ofRuntime(String entry) {
    var name = new File(entry).getName();
    return RUNTIME_JARS.stream().anyMatch(name::startsWith);
  }

  private static Map<String, String> lambdaVariables(LambdaFunction function, String logStream) {
    var variables = new HashMap<String, String>();
    variables.put("_HANDLER", function.handler());
    variables.put("AWS_REGION", function.region());
    variables.put("AWS_DEFAULT_REGION", function.region());
    variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
    variables.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMb()));
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
    variables.put("AWS_LAMBDA_LOG_STREAM_NAME", logStream);
    variables.put("LANG", "en_US.UTF-8");
    variables.put("TZ", ":UTC");
    return variables;
  }
}
