package groundcrew.local.tagging;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.fixture.Resources;
import groundcrew.local.fixture.TaggedResource;
import groundcrew.local.gateway.Call;
import groundcrew.local.gateway.RequiredPermission;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Changes tags; each ARN for itself.
record TagChanges(Resources resources, Lag lag, OwnPermission permission, ResourceFaults faults) {
  private static final int MOST_TAGS = 50;
  private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

  ObjectNode tag(Call call) {
    var tags = new TreeMap<String, String>();
    call.input()
        .path("Tags")
        .properties()
        .forEach(e -> tags.put(e.getKey(), e.getValue().asText()));
    tags.keySet().forEach(TagChanges::refuseReserved);
    return each(
        call,
        resource -> ServicePermissions.toTag(resource.arn(), resource.tags(), tags),
        resource -> unfit(resource, tags),
        resource -> resource.with(tags));
  }

  ObjectNode untag(Call call) {
    var keys = new TreeSet<String>();
    call.input().path("TagKeys").forEach(key -> keys.add(key.asText()));
    keys.forEach(TagChanges::refuseReserved);
    return each(
        call,
        resource -> ServicePermissions.toUntag(resource.arn(), resource.tags()),
        resource -> Optional.empty(),
        resource -> resource.without(keys));
  }

  private ObjectNode each(
      Call call,
      Function<TaggedResource, List<RequiredPermission>> requiredPermissions,
      Function<TaggedResource, Optional<ResourceFailure>> unfit,
      UnaryOperator<TaggedResource> change) {
    var arns = new HashSet<String>();
    for (var arn : call.input().path("ResourceARNList")) {
      if (!arn.asText().startsWith("arn:")) {
        throw Tagging.invalid("%s is not an ARN.".formatted(arn));
      }
      if (faults.isPoisoned(arn.asText())) {
        throw Tagging.invalid("ResourceARNList holds an ARN that is not valid.");
      }
      if (!arns.add(arn.asText())) {
        throw Tagging.invalid("ResourceARNList holds %s twice.".formatted(arn));
      }
    }
    var answer = JsonNodeFactory.instance.objectNode();
    var failed = answer.putObject("FailedResourcesMap");
    for (var arn : arns) {
      change(call, arn, requiredPermissions, unfit, change)
          .ifPresent(failure -> failure.write(failed, arn));
    }
    return answer;
  }

  private Optional<ResourceFailure> change(
      Call call,
      String arn,
      Function<TaggedResource, List<RequiredPermission>> requiredPermissions,
      Function<TaggedResource, Optional<ResourceFailure>> unfit,
      UnaryOperator<TaggedResource> change) {
    var account = call.caller().account();
    var found = resources.find(account, call.region(), arn);
    if (found.isEmpty()) {
      return Optional.of(
          ResourceFailure.invalid(
              "%s is not a resource of account %s in %s".formatted(arn, account, call.region())));
    }
    var struck = faults.strike(arn);
    if (struck.isPresent() && !struck.get().applied()) {
      return struck.map(ResourceFaults.Strike::failure);
    }
    var resource = found.get();
    for (var required : requiredPermissions.apply(resource)) {
      var denied = permission.denied(call.caller(), required);
      if (denied.isPresent()) {
        return denied.map(ResourceFailure::denied);
      }
    }
    // AWS lists stack sets but cannot tag them through this API, whatever the caller tries.
    if (resource.type().equals("cloudformation:stackset")) {
      return Optional.of(ResourceFailure.unsupported());
    }
    var failure = unfit.apply(resource);
    if (failure.isEmpty()) {
      resources.update(
          account, call.region(), arn, before -> lag.written(before, change.apply(before)));
    }
    return failure.or(() -> struck.map(ResourceFaults.Strike::failure));
  }

  private static Optional<ResourceFailure> unfit(
      TaggedResource resource, TreeMap<String, String> tags) {
    var bad =
        tags.entrySet().stream()
            .filter(e -> !ALLOWED.matcher(e.getKey() + e.getValue()).matches())
            .findFirst();
    if (bad.isPresent()) {
      return Optional.of(
          ResourceFailure.invalid(
              "The tag %s has letters that are not allowed".formatted(bad.get())));
    }
    var own = resource.with(tags).tags().keySet().stream().filter(key -> !reserved(key)).count();
    return own <= MOST_TAGS
        ? Optional.empty()
        : Optional.of(
            ResourceFailure.invalid(
                "A resource can have %d tags, not %d".formatted(MOST_TAGS, own)));
  }

  private static void refuseReserved(String key) {
    if (reserved(key)) {
      throw Tagging.invalid("Tag keys that begin with aws: are reserved: " + key);
    }
  }

  private static boolean reserved(String key) {
    return key.regionMatches(true, 0, "aws:", 0, 4);
  }
}
