package groundcrew.local.web;

import java.util.LinkedHashMap;
import java.util.Map;

/// What one version of a web server serves. `/version.txt` has the version.
///
/// @param http directives of nginx's `http` block
/// @param server directives of its `server` block
/// @param pages content by path, such as `/index.html`
public record Site(String version, String http, String server, Map<String, String> pages) {
  static final String VERSION_PATH = "/version.txt";

  /// Copies the pages.
  public Site {
    pages = Map.copyOf(pages);
  }

  /// Returns a site without pages and directives of its own.
  public static Site of(String version) {
    return new Site(version, "", "", Map.of());
  }

  /// Returns another version of the same site.
  public Site version(String other) {
    return new Site(other, http, server, pages);
  }

  /// Returns the site with one more page, or with another content of that page.
  public Site page(String path, String content) {
    var more = new LinkedHashMap<>(pages);
    more.put(path, content);
    return new Site(version, http, server, more);
  }

  /// Returns the site with further directives of the `server` block.
  public Site serving(String directives) {
    return new Site(version, http, server + directives + "\n", pages);
  }

  /// Returns the site with further directives of the `http` block.
  public Site defining(String directives) {
    return new Site(version, http + directives + "\n", server, pages);
  }

  /// Returns the site with other directives of the `server` block.
  public Site servingOnly(String directives) {
    return new Site(version, http, directives + "\n", pages);
  }
}
