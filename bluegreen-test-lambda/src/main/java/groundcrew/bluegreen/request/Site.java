package groundcrew.bluegreen.request;

import java.util.Optional;

/// Blue or green, as a visitor sees it.
public interface Site {
  /// Requests a path. A redirect is an answer. An attempt that ends with a connection error is
  /// repeated once.
  ///
  /// @param path path and query, encoded
  /// @param contains text to look for in the body
  /// @return the answer; never throws for what the network or the site did
  Answer get(String path, Optional<String> contains);

  /// Closes the connections that are kept. They lead to what a listener led to when they were
  /// opened, which a deployment may have replaced.
  default void disconnect() {}
}
