package groundcrew.demo.system;

import groundcrew.local.web.Site;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A web shop, and the list of what must work in it.
public final class ShopSite {
  static final String REWRITE = "rewrite ^/product/([0-9]+)$ /products/$1.html last;";

  private static final int PRODUCTS = 30;
  private static final int PAGE_BYTES = 8 * 1024;

  private ShopSite() {}

  /// Returns a version without faults: pages of 8 KB, short addresses of products, and a redirect
  /// of the former address of the offers.
  public static Site version(String version) {
    var site =
        Site.of(version)
            .page("/index.html", page("Shop"))
            .page("/offers.html", page("Offers"))
            .serving(REWRITE)
            .serving("location = /old-offers { return 301 /offers.html; }");
    for (var product = 1; product <= PRODUCTS; product++) {
      site = site.page("/products/%d.html".formatted(product), page("Product " + product));
    }
    return site;
  }

  /// Returns the list of addresses, in CSV.
  public static String list() {
    return Stream.of(
            Stream.of(
                "path,status,contains", "/,200,Shop", "/old-offers,301,", "/no-such-page,404,"),
            products("/products/%1$d.html,200,Product %1$d"),
            products("/product/%1$d,200,Product %1$d"))
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static Stream<String> products(String line) {
    return IntStream.rangeClosed(1, PRODUCTS).mapToObj(line::formatted);
  }

  private static String page(String title) {
    var head = "<!doctype html><title>%1$s</title><h1>%1$s</h1>".formatted(title);
    return head + " ".repeat(PAGE_BYTES - head.length());
  }
}
