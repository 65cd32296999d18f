package groundcrew.local.template;

/// A resource of a deployed stack, and what its template says of its end.
record Member(Declared declared, Existing existing) {

  Created created() {
    return existing.created();
  }
}
