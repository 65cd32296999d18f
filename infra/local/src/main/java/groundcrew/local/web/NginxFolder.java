package groundcrew.local.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The folder in which one nginx has everything.
record NginxFolder(Path path) {
  private static final String CONFIGURATION = "nginx.conf";

  void write(Site site, int port) throws IOException {
    Files.createDirectories(path.resolve("temporary"));
    write(Site.VERSION_PATH, site.version());
    for (var page : site.pages().entrySet()) {
      write(page.getKey(), page.getValue());
    }
    Files.writeString(path.resolve(CONFIGURATION), configuration(site, port));
  }

  /// One process without a master: whoever kills it leaves no worker behind.
  private static String configuration(Site site, int port) {
    return """
    daemon off;
    master_process off;
    pid nginx.pid;
    error_log error.log;
    events {
      worker_connections 1024;
    }
    http {
      log_format requests "%s";
      access_log access.log requests;
      client_body_temp_path temporary/body;
      proxy_temp_path temporary/proxy;
      fastcgi_temp_path temporary/fastcgi;
      uwsgi_temp_path temporary/uwsgi;
      scgi_temp_path temporary/scgi;
      types {
        text/html html;
        text/plain txt;
      }
      keepalive_requests 1000000;
      # A listener stands before it, whose port it does not know.
      absolute_redirect off;
    %s
      server {
        listen 127.0.0.1:%d;
        root html;
        location = /version.txt {
        }
    %s
      }
    }
    """
        .formatted(ServedRequest.FORMAT, site.http(), port, site.server());
  }

  private void write(String page, String content) throws IOException {
    var root = path.resolve("html");
    var file = root.resolve(page.substring(1)).normalize();
    if (!file.startsWith(root)) {
      throw new IllegalArgumentException("the page is outside of the site: " + page);
    }
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  /// Returns the command line of a server; `-e` takes the place of the log that is built in, for
  /// which it would need privileges.
  List<String> command(Path nginx) {
    return List.of(
        nginx.toString(), "-p", path + "/", "-c", CONFIGURATION, "-e", errors().toString());
  }

  Path errors() {
    return path.resolve("error.log");
  }

  Path requests() {
    return path.resolve("access.log");
  }
}
