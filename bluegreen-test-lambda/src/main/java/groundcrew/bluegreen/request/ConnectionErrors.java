package groundcrew.bluegreen.request;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;

/// Tells what the failure of an exchange means.
final class ConnectionErrors {
  private ConnectionErrors() {}

  /// Tells whether the connection broke, so that another one may do better: a server may close an
  /// idle connection at the moment in which it is used again. A time-out, a certificate that is not
  /// trusted and an answer that is not HTTP are the site's answer.
  static boolean repeatable(IOException failure) {
    return switch (failure) {
      case SocketException _,
          NoHttpResponseException _,
          ConnectionClosedException _,
          EOFException _ ->
          true;
      // A connection that breaks below TLS.
      case SSLException broken ->
          broken.getCause() instanceof SocketException || broken.getCause() instanceof EOFException;
      default -> false;
    };
  }

  static boolean timedOut(IOException failure) {
    return failure instanceof InterruptedIOException;
  }

  static String describe(IOException failure) {
    return switch (failure) {
      case UnknownHostException unknown -> "unknown host " + unknown.getMessage();
      case SSLException refused -> "TLS: " + refused.getMessage();
      case NoHttpResponseException _ -> "the connection was closed without an answer";
      default -> String.valueOf(failure.getMessage());
    };
  }
}
