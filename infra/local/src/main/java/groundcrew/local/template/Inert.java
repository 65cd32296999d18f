package groundcrew.local.template;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A type that only has to exist.
///
/// In the texts of `Ref` and `Fn::GetAtt`, `{CidrBlock}` stands for a property, and `{vpc}` for an
/// id with that prefix, the same wherever the resource mentions it.
///
/// @param reason why it has no effect here
/// @param changes which of them replace it
record Inert(
    String type,
    String reason,
    String ref,
    Set<String> required,
    Set<String> optional,
    Map<String, String> attributes,
    Changes changes) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

  Inert(String type, String reason, String ref) {
    this(type, reason, ref, Set.of(), Set.of(), Map.of(), Changes.IN_PLACE);
  }

  Inert required(String... names) {
    return new Inert(type, reason, ref, Set.of(names), optional, attributes, changes);
  }

  Inert optional(String... names) {
    return new Inert(type, reason, ref, required, Set.of(names), attributes, changes);
  }

  Inert changes(Changes others) {
    return new Inert(type, reason, ref, required, optional, attributes, others);
  }

  Inert attribute(String name, String text) {
    var more = new LinkedHashMap<>(attributes);
    more.put(name, text);
    return new Inert(type, reason, ref, required, optional, more, changes);
  }

  /// Creates a resource of this type.
  ///
  /// @throws IllegalArgumentException naming the logical id, for a property that AWS requires or
  ///   that is not known here
  Created create(Resource resource) {
    var known = new LinkedHashSet<>(required);
    known.addAll(optional);
    var properties = ResourceProperties.of(resource, known);
    required.forEach(properties::required);
    var given = new LinkedHashMap<String, String>();
    attributes.forEach((name, text) ->
        filled(text, resource, properties).ifPresent(value -> given.put(name, value)));
    return new Created(filled(ref, resource, properties).orElseThrow(), Map.copyOf(given));
  }

  /// Returns a text with its placeholders filled; empty where one is a property that is not given.
  private static Optional<String> filled(
      String text, Resource resource, ResourceProperties properties) {
    var filled = new StringBuilder();
    var matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      var name = matcher.group(1);
      var value =
          Character.isLowerCase(name.charAt(0))
              ? Optional.of(id(name, resource))
              : properties.text(name);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value.get()));
    }
    return Optional.of(matcher.appendTail(filled).toString());
  }

  private static String id(String prefix, Resource resource) {
    var name = resource.place() + " " + resource.logicalId() + resource.suffix();
    var digits = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    return prefix + "-" + digits.replace("-", "").substring(0, 17);
  }
}
