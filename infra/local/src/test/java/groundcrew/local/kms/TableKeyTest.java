package groundcrew.local.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/// A table with a customer managed key.
@SuppressWarnings("NullAway.Init")
class TableKeyTest {
  private Encrypted here;

  @BeforeEach
  void start(@TempDir Path work) {
    here = Encrypted.start(work);
  }

  @AfterEach
  void close() {
    here.close();
  }

  @Test
  void whoUsesTheItemsOfATableDecryptsItsKeyThroughDynamoDb() {
    table(here.key(Encrypted.DELEGATES));
    var items = Encrypted.may("Items", "'dynamodb:PutItem','dynamodb:DescribeTable'", "*");
    here.role("with-key", items, Encrypted.may("Key", "'kms:Decrypt'", "*"));
    here.role("without-key", items);

    try (var with = here.as("with-key", DynamoDbClient.builder());
        var without = here.as("without-key", DynamoDbClient.builder())) {
      put(with);
      without.describeTable(r -> r.tableName("status"));
      assertThatThrownBy(() -> put(without))
          .isInstanceOf(DynamoDbException.class)
          .hasMessageContaining(
              "KMS key access denied error: com.amazonaws.services.kms.model.AWSKMSException:")
          .hasMessageContaining("kms:Decrypt");
    }
    assertThat(here.refused()).hasSize(1);
  }

  @Test
  void aKeyThatLetsNobodyGrantItStopsTheTable() {
    var key =
        here.key(
            Encrypted.DELEGATES,
            """
            {'Sid':'NoGrants','Effect':'Deny','Principal':'*','Action':'kms:CreateGrant','Resource':'*',
             'Condition':{'StringEquals':{'kms:ViaService':'dynamodb.eu-west-1.amazonaws.com'}}}
            """);

    assertThatThrownBy(() -> table(key))
        .hasMessageContaining("Table (AWS::DynamoDB::Table)")
        .hasMessageContaining("kms:CreateGrant");
    here.refused();
  }

  private void table(String key) {
    here.deploy(
        "table",
        """
        'Table':{'Type':'AWS::DynamoDB::Table','Properties':{'TableName':'status','BillingMode':'PAY_PER_REQUEST',
          'AttributeDefinitions':[{'AttributeName':'id','AttributeType':'S'}],
          'KeySchema':[{'AttributeName':'id','KeyType':'HASH'}],
          'SSESpecification':{'SSEEnabled':true,'SSEType':'KMS','KMSMasterKeyId':'%s'}}}
        """
            .formatted(key));
  }

  private static void put(DynamoDbClient dynamoDb) {
    dynamoDb.putItem(
        r -> r.tableName("status").item(Map.of("id", AttributeValue.builder().s("a").build())));
  }
}
