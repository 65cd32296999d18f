package groundcrew.local.template;

import java.util.ArrayList;
import java.util.List;

/// Deletes what a stack has no longer, each before what it refers to.
final class CleanUp {
  private final Kinds kinds;
  private final Numbers numbers;

  CleanUp(Kinds kinds, Numbers numbers) {
    this.kinds = kinds;
    this.numbers = numbers;
  }

  /// Returns what the next version of a stack has left behind: what it does not declare, and what
  /// it has replaced. What was created last comes first.
  static List<Member> leftBehind(Stack before, Stack now) {
    return before.members().values().stream()
        .filter(member ->
            now.member(member.declared().logicalId())
                .filter(other -> other.existing().id().equals(member.existing().id()))
                .isEmpty())
        .toList()
        .reversed();
  }

  /// Deletes what an update has left behind.
  ///
  /// @return what could not be deleted, and why
  List<String> after(Stack before, Stack now) {
    var problems = new ArrayList<String>();
    for (var member : leftBehind(before, now)) {
      // The policy of a replacement is that of the template that replaces.
      var successor = now.member(member.declared().logicalId());
      var retained =
          successor.isPresent()
              ? successor.get().declared().retainedWhenReplaced()
              : member.declared().retainedWhenDeleted();
      try {
        end(member, retained);
      } catch (RuntimeException e) {
        numbers.take(member.existing().resource());
        problems.add(e.getMessage());
      }
    }
    return problems;
  }

  /// Deletes a resource, or leaves it to nobody.
  void end(Member member, boolean retained) {
    if (retained) {
      numbers.take(member.existing().resource());
    } else {
      delete(member.existing());
    }
  }

  /// @throws IllegalArgumentException naming the logical id, where it cannot be deleted
  void delete(Existing existing) {
    var resource = existing.resource();
    try {
      kinds.of(resource).delete(existing);
    } catch (RuntimeException e) {
      throw named(resource, e);
    }
  }

  private static RuntimeException named(Resource resource, RuntimeException e) {
    var message = String.valueOf(e.getMessage());
    return message.startsWith(resource.logicalId())
        ? e
        : new IllegalArgumentException(resource.logicalId() + ": " + message, e);
  }
}
