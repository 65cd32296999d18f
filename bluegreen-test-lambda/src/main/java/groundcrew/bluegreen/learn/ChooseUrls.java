package groundcrew.bluegreen.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;

/// Chooses the URLs of a list so that frequent and rare pages are in it: pages are in strata by the
/// magnitude of their frequency, and the strata take turns.
///
/// The same pages lead to the same list.
final class ChooseUrls {
  private final int most;

  /// @param most how many URLs a list has
  ChooseUrls(int most) {
    this.most = most;
  }

  /// Returns the chosen paths in their order. Each pattern has one before any has a second one.
  List<String> choose(List<Page> pages) {
    var chosen = new ArrayList<String>();
    for (var round = 0; chosen.size() < most; round++) {
      var wanted = round;
      var left = pages.stream().filter(page -> page.paths().size() > wanted).toList();
      if (left.isEmpty()) {
        break;
      }
      takeTurns(strata(left), round, chosen);
    }
    return chosen.stream().sorted().toList();
  }

  private void takeTurns(List<Iterator<Page>> strata, int round, List<String> chosen) {
    while (chosen.size() < most && !strata.isEmpty()) {
      for (var stratum : strata) {
        if (chosen.size() < most) {
          chosen.add(stratum.next().paths().get(round));
        }
      }
      strata.removeIf(stratum -> !stratum.hasNext());
    }
  }

  /// Returns the strata, the most frequent one first, each in an order that favours no folder.
  private static List<Iterator<Page>> strata(List<Page> pages) {
    var strata = new TreeMap<Integer, List<Page>>(Comparator.reverseOrder());
    for (var page : pages) {
      var magnitude = Long.SIZE - Long.numberOfLeadingZeros(page.count());
      strata.computeIfAbsent(magnitude, _ -> new ArrayList<>()).add(page);
    }
    var turns = new ArrayList<Iterator<Page>>();
    strata
        .values()
        .forEach(stratum -> {
          stratum.sort(Comparator.comparing(Page::pattern, Page.BY_HASH));
          turns.add(stratum.iterator());
        });
    return turns;
  }
}
