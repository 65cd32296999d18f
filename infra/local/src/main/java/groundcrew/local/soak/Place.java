package groundcrew.local.soak;

import groundcrew.local.world.TaggedResource;

/// An account and a region.
record Place(String account, String region) {
  static Place of(TaggedResource resource) {
    return new Place(resource.account(), resource.region());
  }
}
