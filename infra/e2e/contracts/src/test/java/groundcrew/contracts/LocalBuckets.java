package groundcrew.contracts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import groundcrew.local.s3.Buckets;
import groundcrew.local.s3.S3;
import groundcrew.local.s3.S3Server;
import groundcrew.local.template.Place;
import groundcrew.local.template.Resource;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;

/// S3 on loopback, started once for a class of tests; each test makes a bucket of its own.
final class LocalBuckets implements AutoCloseable {
  private final S3Server server = new S3Server();
  private final Buckets kind = new Buckets(server, (arn, owner) -> {}, (arn, policy) -> {});
  private final LoopbackAws aws =
      new LoopbackAws(List.of(), List.of(new S3(server, (caller, permission) -> {})));
  private final S3Client client = aws.clients.build(S3Client.builder());
  private int buckets;

  S3Client client() {
    return client;
  }

  /// Makes an empty bucket and returns its name.
  String create() {
    buckets++;
    return kind.create(
            new Resource(
                "Journal",
                "AWS::S3::Bucket",
                JsonNodeFactory.instance.objectNode().put("BucketName", "journal-" + buckets),
                new Place("contracts", LoopbackAws.ACCOUNT, "eu-west-1")))
        .ref();
  }

  @Override
  public void close() {
    aws.close();
    server.close();
  }
}
