package groundcrew.local.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Makes a stack what a template says, up to the clean-up.
final class Deployment {
  private static final Set<String> SECTIONS =
      Set.of(
          "AWSTemplateFormatVersion",
          "Conditions",
          "Description",
          "Mappings",
          "Metadata",
          "Outputs",
          "Parameters",
          "Resources");
  private final Stack before;
  private final Kinds kinds;
  private final Exports exports;
  private final Numbers numbers;
  private final Rollback rollback;
  private final Map<String, Member> members = new LinkedHashMap<>();
  private final Set<String> imports = new LinkedHashSet<>();

  Deployment(Stack before, Kinds kinds, Exports exports, Numbers numbers, Rollback rollback) {
    this.before = before;
    this.kinds = kinds;
    this.exports = exports;
    this.numbers = numbers;
    this.rollback = rollback;
  }

  /// Brings every resource of the template whose condition is true to its new version, each after
  /// those that it refers to, and evaluates the outputs.
  ///
  /// @throws IllegalArgumentException naming the logical id of what cannot be honoured
  Stack run(Template template) {
    template.root().fieldNames().forEachRemaining(section -> requireKnown(template, section));
    var values = Values.of(before.place(), Parameters.of(template));
    var intrinsics = intrinsics(template, values);
    var declarations = CreationOrder.of(template.resources(), values::isParameter);
    declarations.forEach(this::requireSameType);
    for (var declared : declarations) {
      var id = declared.logicalId();
      var condition = declared.condition();
      if (condition.isPresent() && !intrinsics.conditions().isTrue(id, condition.get())) {
        values.leftOut(id, condition.get());
        continue;
      }
      var resource =
          new Resource(
              id,
              declared.type(),
              resolve(intrinsics, declared),
              before.place(),
              numbers.free(before.place(), id));
      var member = deployed(declared, resource);
      values.created(id, member.created());
      members.put(id, member);
    }
    var outputs = new Outputs(intrinsics).of(template.root().path("Outputs"));
    exports.set(before.place(), outputs.exports(), imports);
    return new Stack(
        template, before.place(), members, outputs.values(), imports, before.created());
  }

  private Member deployed(Declared declared, Resource wanted) {
    var kind = kinds.of(wanted);
    var existing = before.member(wanted.logicalId()).map(Member::existing);
    return switch (Step.between(existing, wanted, kind.changes(wanted.type()))) {
      case Step.Keep keep -> new Member(declared, keep.existing());
      case Step.Create create -> created(declared, create.resource(), kind);
      case Step.Replace replace -> created(declared, replace.resource(), kind);
      case Step.Update update -> {
        var now =
            new Existing(update.resource(), update.resource().updateBy(kind, update.existing()));
        rollback.updated(update.existing(), now);
        yield new Member(declared, now);
      }
    };
  }

  private Member created(Declared declared, Resource resource, ResourceKind kind) {
    var member = new Member(declared, new Existing(resource, resource.createBy(kind)));
    rollback.created(member);
    return member;
  }

  private void requireSameType(Declared declared) {
    before
        .member(declared.logicalId())
        .filter(member -> !member.declared().type().equals(declared.type()))
        .ifPresent(member -> {
          throw new IllegalArgumentException(
              "%s: Update of resource type is not permitted: it is %s, and would be %s"
                  .formatted(declared.logicalId(), member.declared().type(), declared.type()));
        });
  }

  private Intrinsics intrinsics(Template template, Values values) {
    var mappings = new Mappings(template.root().path("Mappings"));
    var intrinsics =
        new Intrinsics(
            values,
            mappings,
            Conditions.NONE,
            name -> {
              imports.add(name);
              return exports.find(before.place(), name);
            });
    return intrinsics.with(
        Conditions.of(template.root().path("Conditions"), intrinsics.withoutResources()));
  }

  private static ObjectNode resolve(Intrinsics intrinsics, Declared declared) {
    if (Intrinsics.name(declared.properties()).isPresent()) {
      throw new IllegalArgumentException(
          declared.logicalId() + ": resource attribute Properties cannot be a function");
    }
    return (ObjectNode) intrinsics.resolve(declared.logicalId(), declared.properties());
  }

  private static void requireKnown(Template template, String section) {
    if (!SECTIONS.contains(section)) {
      throw new IllegalArgumentException(
          "%s: template section %s is not known here".formatted(template.stack(), section));
    }
  }
}
