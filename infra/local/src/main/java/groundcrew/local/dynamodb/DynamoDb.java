package groundcrew.local.dynamodb;

import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.RawAnswer;
import groundcrew.local.gateway.RawCall;
import groundcrew.local.gateway.RawService;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.ground.KeyUse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/// DynamoDB: says what each call needs and hands it to the engine behind.
public final class DynamoDb implements RawService {
  /// Where the engine believes its tables to be.
  private static final String NOWHERE = TableCall.prefix("000000000000", "ddblocal");

  private final Engine engine;
  private final TableKeys keys;

  /// Creates the service where there are no keys.
  public DynamoDb(Engine engine) {
    this(engine, new TableKeys(KeyUse.NO_KEYS));
  }

  /// Creates the service.
  public DynamoDb(Engine engine, TableKeys keys) {
    this.engine = engine;
    this.keys = keys;
  }

  @Override
  public String signingName() {
    return "dynamodb";
  }

  @Override
  public String operation(RawCall call) {
    return TableCall.operation(call);
  }

  @Override
  public Set<String> conditionKeys() {
    return Set.of(TableCall.ENCLOSING);
  }

  @Override
  public List<RequiredPermission> requiredPermissions(RawCall call) {
    return TableCall.of(call).requiredPermissions();
  }

  @Override
  public RawAnswer answer(RawCall call) {
    var account = call.caller().account();
    keys.decide(call.caller(), TableCall.of(call));
    try {
      var answer = engine.call(account, call.region(), operation(call), call.body());
      var text = new String(answer.body(), StandardCharsets.UTF_8);
      var body =
          text.replace(NOWHERE, TableCall.prefix(account, call.region()))
              .getBytes(StandardCharsets.UTF_8);
      return new RawAnswer(
          answer.statusCode(),
          Map.of("Content-Type", "application/x-amz-json-1.0", "x-amz-crc32", checksum(body)),
          body);
    } catch (IOException e) {
      throw new AwsError(500, "InternalServerError", "DynamoDB Local did not answer: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AwsError(503, "ServiceUnavailable", "The local DynamoDB is being stopped");
    }
  }

  /// Clients refuse an answer that does not fit it.
  private static String checksum(byte[] body) {
    var crc = new CRC32();
    crc.update(body);
    return Long.toString(crc.getValue());
  }
}
