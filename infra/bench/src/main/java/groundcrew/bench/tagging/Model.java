package groundcrew.bench.tagging;

import groundcrew.bench.tagging.LeastCalls.Members;
import groundcrew.local.fixture.Fixture;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// The calls of a first run in an organization that is a given one many times over, by the model,
/// beside those of one tag on one resource a call.
///
/// @param accounts how many have tags
/// @param ours the least possible, where each message goes to a worker that has not yet been in its
///   account: the most AssumeRole calls that there can be. Without the calls that keep several runs
///   in order, since one by one does not keep them
record Model(int accounts, long ours, OneByOne oneByOne) {

  static Model of(Fixture fixture, Set<String> keys, int factor) {
    var members = Members.of(fixture).times(factor);
    var once = PlaceState.of(fixture, keys);
    List<PlaceState> places =
        Collections.nCopies(factor, once).stream().flatMap(List::stream).toList();
    var accounts = places.size() / fixture.regions().size();
    return new Model(
        accounts,
        LeastCalls.of(members, places, places.size(), true).ofOneRunAlone(),
        OneByOne.of(members, places, keys.size()));
  }

  double ratio() {
    return (double) ours / oneByOne.total();
  }
}
