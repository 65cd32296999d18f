package groundcrew.local.s3;

import java.net.URI;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.jspecify.annotations.Nullable;

/// The server behind, which keeps everything in memory and asks nobody who they are.
public final class S3Server implements AutoCloseable {
  private static final int THREADS = 32;

  private @Nullable S3Proxy proxy;

  /// Returns where the server listens, on loopback; starts it if need be.
  public synchronized URI endpoint() {
    var running = proxy;
    if (running == null) {
      running = start();
      proxy = running;
    }
    return URI.create("http://127.0.0.1:" + running.getPort());
  }

  /// Stops the server and forgets everything; does nothing where it never started.
  @Override
  public synchronized void close() {
    var running = proxy;
    proxy = null;
    if (running != null) {
      try {
        running.stop();
      } catch (Exception e) {
        throw new IllegalStateException("The local S3 server did not stop", e);
      }
    }
  }

  private static S3Proxy start() {
    var server =
        S3Proxy.builder()
            .endpoint(URI.create("http://127.0.0.1:0"))
            // The gateway has verified the signature already.
            .awsAuthentication(AuthenticationType.NONE, null, null)
            .ignoreUnknownHeaders(true)
            .jettyMaxThreads(THREADS)
            .blobStore(new TransientNio2BlobStore())
            .build();
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("The local S3 server did not start", e);
    }
    return server;
  }
}
