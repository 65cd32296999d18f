package groundcrew.demo.system;

import groundcrew.local.web.Site;
import java.net.URI;

/// What is wrong with a version of the shop, in its configuration. `/version.txt` stays right.
public enum GreenFault {
  /// It lost a rewrite rule: the short addresses of products are gone.
  DROPS_A_REWRITE_RULE {
    @Override
    public Site in(Site site, URI blue) {
      return site.servingOnly(site.server().replace(ShopSite.REWRITE, ""));
    }
  },
  /// It sends visitors to the version before it.
  REDIRECTS_TO_BLUE {
    @Override
    public Site in(Site site, URI blue) {
      return site.serving(
          "location /products/ { return 302 %s$request_uri; }"
              .formatted(blue.resolve("/").toString().replaceFirst("/$", "")));
    }
  },
  /// Each answer takes a fifth of a second longer.
  ANSWERS_SLOWLY {
    @Override
    public Site in(Site site, URI blue) {
      return delayed(site, "200ms");
    }
  },
  /// It answers at once, and then sends one byte a second.
  TRICKLES {
    @Override
    public Site in(Site site, URI blue) {
      return site.serving("location /products/ { limit_rate 1; }");
    }
  },
  /// It never answers.
  HANGS {
    @Override
    public Site in(Site site, URI blue) {
      return delayed(site, "1d");
    }
  },
  /// It resets connections.
  RESETS {
    @Override
    public Site in(Site site, URI blue) {
      return site.defining("reset_timedout_connection on;")
          .serving("location /products/ { return 444; }");
    }
  },
  /// It answers with another page.
  SERVES_THE_WRONG_BODY {
    @Override
    public Site in(Site site, URI blue) {
      return site.serving(
          "location /products/ { default_type text/html; return 200 'We are back soon'; }");
    }
  };

  /// Returns a site that has the fault.
  ///
  /// @param blue where the version before it is reached
  public abstract Site in(Site site, URI blue);

  /// Returns a site whose answers wait.
  ///
  /// nginx waits before it refuses who is not authorized, and then serves the page nevertheless. It
  /// names the page of a folder itself: nginx would look for that at the first location again, and
  /// refuse.
  ///
  /// @param delay as nginx writes it, such as `50ms`
  public static Site delayed(Site site, String delay) {
    return site.serving(
        """
        location / {
          auth_basic delayed;
          auth_basic_user_file none;
          auth_delay %s;
          error_page 401 = @site;
        }
        location @site {
          try_files $uri ${uri}index.html =404;
        }\
        """
            .formatted(delay));
  }
}
