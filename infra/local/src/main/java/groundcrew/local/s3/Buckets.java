package groundcrew.local.s3;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.local.ground.KeyUse;
import groundcrew.local.iam.Iam;
import groundcrew.local.template.Changes;
import groundcrew.local.template.Created;
import groundcrew.local.template.Existing;
import groundcrew.local.template.Resource;
import groundcrew.local.template.ResourceKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/// Buckets and their policies, as templates declare them.
public final class Buckets implements ResourceKind {
  private static final String BUCKET = "AWS::S3::Bucket";
  private static final String POLICY = "AWS::S3::BucketPolicy";

  /// Everything but the name, the key and the lifecycle changes nothing that a client of this cloud
  /// can see: nobody calls from the internet, and the calls that ask for versions are refused.
  private static final Set<String> BUCKET_PROPERTIES =
      Set.of(
          "BucketEncryption",
          "BucketName",
          "LifecycleConfiguration",
          "LoggingConfiguration",
          "OwnershipControls",
          "PublicAccessBlockConfiguration",
          "Tags",
          "VersioningConfiguration");

  private static final Set<String> POLICY_PROPERTIES = Set.of("Bucket", "PolicyDocument");

  private final S3Server server;
  private final BucketKeys keys;
  private final Lifecycles lifecycles;
  private final BiConsumer<String, String> owners;
  private final BiConsumer<String, JsonNode> policies;

  /// Creates the kind where there are no keys, and nothing expires.
  public Buckets(
      S3Server server, BiConsumer<String, String> owners, BiConsumer<String, JsonNode> policies) {
    this(
        server,
        owners,
        policies,
        new BucketKeys(KeyUse.NO_KEYS),
        new Lifecycles(InstantSource.system()));
  }

  /// Creates the kind.
  ///
  /// @param owners takes each bucket's ARN, which tells no account, with its account
  /// @param policies takes each bucket policy, with the bucket's ARN
  /// @param keys takes each bucket's encryption
  /// @param lifecycles takes each bucket's rules
  Buckets(
      S3Server server,
      BiConsumer<String, String> owners,
      BiConsumer<String, JsonNode> policies,
      BucketKeys keys,
      Lifecycles lifecycles) {
    this.keys = keys;
    this.lifecycles = lifecycles;
    this.server = server;
    this.owners = owners;
    this.policies = policies;
  }

  @Override
  public Set<String> types() {
    return Set.of(BUCKET, POLICY);
  }

  @Override
  public Created create(Resource resource) {
    return resource.type().equals(BUCKET) ? bucket(resource) : policy(resource);
  }

  @Override
  public Changes changes(String type) {
    return type.equals(BUCKET) ? Changes.named("BucketName") : Changes.replacing("Bucket");
  }

  @Override
  public Created update(Existing existing, Resource wanted) {
    if (wanted.type().equals(POLICY)) {
      return policy(wanted);
    }
    check(wanted, BUCKET_PROPERTIES);
    keys.declare(wanted, existing.id());
    lifecycles.declare(wanted, existing.id());
    return existing.created();
  }

  @Override
  public void delete(Existing existing) {
    var arn = "arn:aws:s3:::" + existing.id();
    policies.accept(arn, Iam.NO_POLICY);
    if (existing.resource().type().equals(BUCKET)) {
      keys.forget(existing.id());
      lifecycles.forget(existing.id());
      var status = call("DELETE", existing.id());
      if (status == 409) {
        throw existing
            .resource()
            .fault("The bucket you tried to delete is not empty: " + existing.id());
      }
      // 404: somebody has deleted it already.
      if (status != 204 && status != 404) {
        throw existing.resource().fault("S3 answered %d to its deletion".formatted(status));
      }
    }
  }

  private Created bucket(Resource resource) {
    check(resource, BUCKET_PROPERTIES);
    var name = resource.properties().path("BucketName").asText(generatedName(resource));
    keys.declare(resource, name);
    lifecycles.declare(resource, name);
    var status = call("PUT", name);
    if (status != 200) {
      throw new IllegalArgumentException(
          "%s: S3 answered %d to the bucket %s; it must be 3 to 63 of [a-z0-9.-] and new"
              .formatted(resource.logicalId(), status, name));
    }
    owners.accept("arn:aws:s3:::" + name, resource.place().account());
    var domain = "%s.s3.%s.amazonaws.com".formatted(name, resource.place().region());
    return new Created(
        name,
        Map.of(
            "Arn", "arn:aws:s3:::" + name,
            "DomainName", name + ".s3.amazonaws.com",
            "RegionalDomainName", domain));
  }

  private Created policy(Resource resource) {
    check(resource, POLICY_PROPERTIES);
    var bucket = resource.properties().path("Bucket").asText();
    policies.accept("arn:aws:s3:::" + bucket, resource.properties().path("PolicyDocument"));
    return new Created(bucket, Map.of());
  }

  private static void check(Resource resource, Set<String> known) {
    for (var property : resource.properties().properties()) {
      if (!known.contains(property.getKey())) {
        throw new IllegalArgumentException(
            "%s: the local S3 cannot honour the property %s of %s"
                .formatted(resource.logicalId(), property.getKey(), resource.type()));
      }
    }
  }

  /// Returns a name as CloudFormation makes one; the account and region keep it unique.
  private static String generatedName(Resource resource) {
    var place = resource.place();
    var hash =
        Integer.toHexString(
            place.hashCode() * 31 + resource.logicalId().hashCode() + resource.number());
    var stem = resource.generatedName(Integer.MAX_VALUE).toLowerCase(Locale.ROOT);
    var cleaned = stem.replaceAll("[^a-z0-9-]", "");
    return cleaned.substring(0, Math.min(50, cleaned.length())) + "-" + hash;
  }

  private int call(String method, String bucket) {
    var request =
        HttpRequest.newBuilder(URI.create(server.endpoint() + "/" + bucket))
            .method(method, BodyPublishers.noBody())
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new IllegalStateException("The local S3 server did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while calling S3 for the bucket " + bucket, e);
    }
  }
}
