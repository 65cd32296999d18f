package groundcrew.stepfn.machine;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Placeholder until the adapter is merged.
public final class AwsReadings implements Readings {
  public AwsReadings(DynamoDbClient dynamoDb, String table) {
  }

  @Override
  public List<Reading> all() {
    return List.of();
  }

  @Override
  public Optional<Reading> find(String machineArn) {
    return Optional.empty();
  }

  @Override
  public boolean replace(Reading reading) {
    return false;
  }

  @Override
  public boolean remove(Reading reading) {
    return false;
  }
}
