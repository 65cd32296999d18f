package groundcrew.demo.soak;

import groundcrew.local.fixture.TaggedResource;

/// An account and a region.
record Place(String account, String region) {
  static Place of(TaggedResource resource) {
    return new Place(resource.account(), resource.region());
  }
}
