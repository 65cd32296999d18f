package groundcrew.local.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/// A JAR with one handler, compiled by the test, so that no handler is on the test's class path.
public final class HandlerJar {
  private static final String SOURCE =
      """
      package sample;
      import com.amazonaws.services.lambda.runtime.Context;
      import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
      import java.io.*;
      import java.nio.charset.StandardCharsets;
      public class Sample implements RequestStreamHandler {
        static int instances;
        int calls;
        public Sample() throws Exception {
          instances++;
          var once = new File("started-once");
          if (System.getenv("SLOW") != null && once.createNewFile()) {
            Thread.sleep(60_000);
          }
        }
        public void handleRequest(InputStream in, OutputStream out, Context context)
            throws IOException {
          calls++;
          var event = new String(in.readAllBytes(), StandardCharsets.UTF_8);
          System.out.println("event " + event);
          out.write(answer(event, context).getBytes(StandardCharsets.UTF_8));
        }
        String answer(String event, Context context) {
          if (event.contains("fail-first") && calls == 1) throw new IllegalStateException("broken once");
          if (event.contains("fail-all")) throw new IllegalStateException("broken on purpose");
          if (event.contains("sleep")) {
            try { Thread.sleep(60_000); } catch (InterruptedException e) { return "{}"; }
          }
          if (event.contains("exit")) System.exit(7);
          if (event.contains("heap")) {
            var kept = new java.util.ArrayList<byte[]>();
            while (true) kept.add(new byte[1 << 20]);
          }
          if (event.contains("buffers")) {
            // With what is beside them they are more than the memory, each alone is less.
            var heap = new byte[100 << 20];
            var kept = new java.util.ArrayList<java.nio.ByteBuffer>();
            while (true) {
              var buffer = java.nio.ByteBuffer.allocateDirect(1 << 20);
              for (var i = 0; i < buffer.capacity(); i += 1024) buffer.put(i, (byte) 1);
              kept.add(buffer);
              heap[kept.size()]++;
            }
          }
          if (event.contains("environment")) {
            var text = new StringBuilder();
            System.getenv().forEach((k, v) -> text.append(k).append("=").append(v).append(";"));
            return "\\"" + text.toString().replace("\\\\", "") + "\\"";
          }
          if (event.contains("Records")) return failures(event);
          return "{\\"instances\\":" + instances + ",\\"calls\\":" + calls
              + ",\\"request\\":\\"" + context.getAwsRequestId() + "\\",\\"left\\":"
              + context.getRemainingTimeInMillis() + "}";
        }
        static String failures(String event) {
          var failed = new StringBuilder();
          for (var record : event.split("\\"messageId\\":\\"")) {
            if (record.contains("\\"body\\":\\"bad")) {
              if (failed.length() > 0) failed.append(",");
              failed.append("{\\"itemIdentifier\\":\\"")
                  .append(record, 0, record.indexOf('"')).append("\\"}");
            }
          }
          return "{\\"batchItemFailures\\":[" + failed + "]}";
        }
      }
      """;

  private HandlerJar() {}

  public static Path in(Path directory) throws IOException {
    var source = directory.resolve("sample/Sample.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, SOURCE);
    var core = jarOf("aws-lambda-java-core-");
    var compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-cp", core, source.toString());
    if (compiled != 0) {
      throw new IllegalStateException("the sample handler does not compile");
    }
    var jar = directory.resolve("sample.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("sample/Sample.class"));
      out.write(Files.readAllBytes(directory.resolve("sample/Sample.class")));
    }
    return jar;
  }

  private static String jarOf(String name) {
    for (var entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1)) {
      if (Path.of(entry).getFileName().toString().startsWith(name)) {
        return entry;
      }
    }
    throw new IllegalStateException(name + " is not on the class path");
  }
}
