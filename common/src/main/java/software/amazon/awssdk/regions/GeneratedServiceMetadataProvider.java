package software.amazon.awssdk.regions;

import software.amazon.awssdk.regions.servicemetadata.DynamodbServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.MonitoringServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.OrganizationsServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.ResourceExplorer2ServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.S3ServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.SqsServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.SsmServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.StatesServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.StsServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.TaggingServiceMetadata;

/// Takes the place of the SDK's class of this name in the functions' JARs: that one loads the
/// endpoints of more than 300 services when the first client is built, this one those of a service
/// when it is asked for it, and knows the services that functions call.
public final class GeneratedServiceMetadataProvider implements ServiceMetadataProvider {

  /// @throws IllegalStateException for a service that has to be added here: what the SDK would
  ///   guess is wrong for services that are global
  @Override
  public ServiceMetadata serviceMetadata(String service) {
    return switch (service) {
      case "dynamodb" -> new DynamodbServiceMetadata();
      case "monitoring" -> new MonitoringServiceMetadata();
      case "organizations" -> new OrganizationsServiceMetadata();
      case "resource-explorer-2" -> new ResourceExplorer2ServiceMetadata();
      case "s3" -> new S3ServiceMetadata();
      case "sqs" -> new SqsServiceMetadata();
      case "ssm" -> new SsmServiceMetadata();
      case "states" -> new StatesServiceMetadata();
      case "sts" -> new StsServiceMetadata();
      case "tagging" -> new TaggingServiceMetadata();
      default -> throw new IllegalStateException(service + ": add its metadata to " + getClass());
    };
  }
}
