package groundcrew.local.explorer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.fixture.TaggedResource;
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
import java.util.stream.Stream;

/// `ListResources` of AWS Resource Explorer.
public final class ResourceExplorer implements Service {
  private static final Duration TOKEN_LIFETIME = Duration.ofHours(24);
  private static final int DEFAULT_PAGE = 100;
  private static final int LARGEST_PAGE = 1000;

  private final Views views;
  private final Index index;
  private final Paging paging;
  private final InstantSource clock;
  private final PageTokens tokens;

  /// Creates the service; where accounts have an index and a view is the fixture's.
  public ResourceExplorer(Fixture fixture, Paging paging, InstantSource clock) {
    this.views = new Views(fixture.explored());
    this.index = new Index(fixture.resources());
    this.paging = paging;
    this.clock = clock;
    tokens =
        new PageTokens(
            "NextToken",
            clock,
            ResourceExplorer::wrongToken,
            TOKEN_LIFETIME,
            ResourceExplorer::wrongToken);
  }

  /// Returns who has which view; a test may take one away.
  public Views views() {
    return views;
  }

  /// Returns the index; a test may let it stand still.
  public Index index() {
    return index;
  }

  @Override
  public String model() {
    return "resource-explorer-2";
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Call call) {
    // No action is named after ListResources: AWS asks for Search, and for no view.
    return List.of(RequiredPermission.of("resource-explorer-2:Search", "*"));
  }

  private static String view(Call call) {
    var asked = call.input().path("ViewArn").asText();
    return asked.isEmpty() ? Views.arn(call.caller().account(), call.region()) : asked;
  }

  @Override
  public ObjectNode answer(Call call) {
    if (!call.operation().equals("ListResources")) {
      throw Filter.invalid("The local Resource Explorer has no operation " + call.operation());
    }
    var account = call.caller().account();
    views.require(account, call.region(), view(call));
    var filter = Filter.of(call.input().at("/Filters/FilterString").asText());
    if (filter.asksForTags() && !views.showTags(account)) {
      throw Filter.invalid("The view does not include tags, so that no filter may ask for them");
    }
    return page(call, filter);
  }

  private ObjectNode page(Call call, Filter filter) {
    var limit = call.input().path("MaxResults").asInt(DEFAULT_PAGE);
    var query = "ListResources " + view(call) + " " + call.input().path("Filters");
    var position = tokens.read(call.input(), query);
    var page =
        Page.of(
            indexed(call).filter(filter.predicate()),
            TaggedResource::arn,
            paging.size(position.page(), limit),
            position,
            clock.instant());
    var answer = JsonNodeFactory.instance.objectNode().put("ViewArn", view(call));
    var list = answer.putArray("Resources");
    page.items().forEach(resource -> list.add(shown(resource)));
    if (limit < LARGEST_PAGE) {
      // AWS gives no token with the largest page: the rest cannot be read.
      tokens.write(answer, page);
    }
    return answer;
  }

  private Stream<TaggedResource> indexed(Call call) {
    var account = call.caller().account();
    return views.showsAllAccounts(account)
        ? index.ofAllAccounts(call.region())
        : index.of(account, call.region());
  }

  private static AwsError wrongToken() {
    return Filter.invalid("The NextToken is not valid.");
  }

  private ObjectNode shown(TaggedResource resource) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("Arn", resource.arn())
        .put("OwningAccountId", resource.account())
        .put("Region", Filter.region(resource))
        .put("ResourceType", resource.type())
        .put("Service", resource.type().substring(0, resource.type().indexOf(':')))
        .put("LastReportedAt", clock.instant().getEpochSecond());
  }

  /// The refusal of a caller who cannot use a view, in all the words that AWS has for it.
  static AwsError unauthorized() {
    return new AwsError(401, "UnauthorizedException", "Unauthorized");
  }
}
