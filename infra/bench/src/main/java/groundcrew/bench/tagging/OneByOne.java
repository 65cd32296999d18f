package groundcrew.bench.tagging;

import groundcrew.bench.tagging.LeastCalls.Members;
import java.util.List;

/// The calls of a tagger that writes one tag on one resource a call, and lists all resources again
/// for each key, in pages of 50.
///
/// It is counted in its favour: each message assumes the role once, and nothing is tried again.
///
/// @param listings calls of GetResources
/// @param writes calls of TagResources
/// @param others everything else: accounts and their tags, one message a call, roles
record OneByOne(long listings, long writes, long others) {
  private static final int A_PAGE = 50;
  private static final int ACCOUNTS_A_PAGE = 20;

  static OneByOne of(Members members, List<PlaceState> places, int keys) {
    var listings =
        places.stream()
            .mapToLong(place -> (long) keys * Math.max(1, PlaceState.ceil(place.listed(), A_PAGE)))
            .sum();
    var writes = places.stream().mapToLong(PlaceState::missing).sum();
    var perMessage = 2L * places.size();
    var accounts = PlaceState.ceil(members.listed(), ACCOUNTS_A_PAGE) + members.active();
    return new OneByOne(listings, writes, perMessage + accounts);
  }

  long total() {
    return listings + writes + others;
  }
}
