package groundcrew.local.tagging;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.gateway.Service;
import groundcrew.local.limits.Page;
import groundcrew.local.limits.PageTokens;
import groundcrew.local.limits.Paging;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// The Resource Groups Tagging API over the resources of a fixture.
public final class Tagging implements Service {
  private static final String TOKEN = "PaginationToken";
  private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(15);

  private final Lag lag;
  private final GetResources getResources;
  private final GetTagNames getTagNames;
  private final TagChanges changes;
  private final Rates rates;

  /// Creates the service; no resource fails by request.
  ///
  /// @param permission decides what the hosting services ask for
  /// @param clock by which tokens expire and reads lag
  public Tagging(
      Fixture fixture, Paging paging, Rates rates, OwnPermission permission, InstantSource clock) {
    this(fixture, paging, rates, permission, new ResourceFaults(), clock);
  }

  /// Creates the service with failures that a test may switch on.
  public Tagging(
      Fixture fixture,
      Paging paging,
      Rates rates,
      OwnPermission permission,
      ResourceFaults faults,
      InstantSource clock) {
    var tokens =
        new PageTokens(
            TOKEN,
            clock,
            () -> invalid("The PaginationToken is not one that this API gave for this request."),
            TOKEN_LIFETIME,
            () ->
                new AwsError(
                    400,
                    "PaginationTokenExpiredException",
                    "A PaginationToken is valid for a maximum of 15 minutes."));
    this.lag = new Lag(clock);
    this.getResources = new GetResources(fixture.resources(), lag, paging, tokens);
    this.getTagNames = new GetTagNames(fixture.resources(), paging, tokens);
    this.changes = new TagChanges(fixture.resources(), lag, permission, faults);
    this.rates = rates;
  }

  /// Returns how far GetResources is behind; a test may set it.
  public Lag lag() {
    return lag;
  }

  @Override
  public String model() {
    return "tagging";
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Call call) {
    return List.of(RequiredPermission.of("tag:" + call.operation(), "*"));
  }

  @Override
  public ObjectNode answer(Call call) {
    if (!rates.admit(call.caller().account(), call.region(), call.operation())) {
      throw new AwsError(400, "ThrottledException", "Rate exceeded");
    }
    return switch (call.operation()) {
      case "GetResources" -> getResources.answer(call);
      case "GetTagKeys" -> getTagNames.keys(call);
      case "GetTagValues" -> getTagNames.values(call);
      case "TagResources" -> changes.tag(call);
      case "UntagResources" -> changes.untag(call);
      default -> throw invalid("The local tagging API has no operation " + call.operation());
    };
  }

  static AwsError invalid(String message) {
    return new AwsError(400, "InvalidParameterException", message);
  }

  /// Returns an answer with the token of the page that follows. AWS writes an empty one at the end
  /// instead of none.
  static ObjectNode answer(PageTokens tokens, Page<?> page) {
    var answer = JsonNodeFactory.instance.objectNode().put(TOKEN, "");
    tokens.write(answer, page);
    return answer;
  }
}
