package groundcrew.local.web;

import groundcrew.local.ground.Traffic;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// A web service on two servers, blue and green, behind a production and a test listener.
public final class BlueGreen implements Traffic, AutoCloseable {
  private final Path folder;
  private final Listener production;
  private final Listener test;
  private Nginx original;
  private Optional<Nginx> replacement = Optional.empty();
  private Site next;
  private int started;

  /// Starts the original, to which both listeners send what they receive.
  ///
  /// @param folder takes the folders of the servers
  public BlueGreen(Path folder, Site site) {
    this.folder = folder;
    next = site;
    original = Nginx.start(folder.resolve("server-" + started), site);
    production = new Listener(original.port());
    test = new Listener(original.port());
  }

  /// Sets what the replacement of the next deployment serves.
  public synchronized void next(Site site) {
    next = site;
  }

  /// Returns the address of the production listener.
  public URI production() {
    return production.url();
  }

  /// Returns the address of the test listener.
  public URI test() {
    return test.url();
  }

  /// Returns the server that production reaches.
  public synchronized Nginx original() {
    return original;
  }

  /// Returns the server of the deployment that is under way.
  public synchronized Optional<Nginx> replacement() {
    return replacement;
  }

  @Override
  public synchronized void install() {
    started++;
    replacement = Optional.of(Nginx.start(folder.resolve("server-" + started), next));
  }

  @Override
  public synchronized void allowTest() {
    test.forward(replacement.orElseThrow().port());
  }

  @Override
  public synchronized void allow() {
    production.forward(replacement.orElseThrow().port());
  }

  @Override
  public synchronized void rollBack() {
    production.forward(original.port());
    test.forward(original.port());
    replacement.ifPresent(Nginx::close);
    replacement = Optional.empty();
  }

  @Override
  public synchronized void complete() {
    original.close();
    original = replacement.orElseThrow();
    replacement = Optional.empty();
  }

  /// Ends the servers and closes the listeners.
  @Override
  public synchronized void close() {
    production.close();
    test.close();
    replacement.ifPresent(Nginx::close);
    original.close();
  }
}
