package groundcrew.local.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/// Keys and aliases of templates, and the API that clients of them call.
@SuppressWarnings("NullAway.Init")
class KmsTest {
  private static final String KEY = "'Key':{'Type':'AWS::KMS::Key','Properties':{%s}}";
  private static final String ALIAS =
      ",'Alias':{'Type':'AWS::KMS::Alias','Properties':{'AliasName':'alias/journal','TargetKeyId':{'Ref':'Key'}}}";

  private Encrypted here;
  private KmsClient kms;

  @BeforeEach
  void start(@TempDir Path work) {
    here = Encrypted.start(work);
    kms = here.operator(KmsClient.builder());
  }

  @AfterEach
  void close() {
    kms.close();
    here.close();
  }

  @Test
  void aKeyIsFoundByItsIdItsArnAndItsAlias() {
    deploy("'Description':'of the journal'", ALIAS);

    var key = kms.describeKey(r -> r.keyId("alias/journal")).keyMetadata();
    assertThat(key.description()).isEqualTo("of the journal");
    assertThat(key.keyState()).isEqualTo(KeyState.ENABLED);
    assertThat(kms.describeKey(r -> r.keyId(key.keyId())).keyMetadata()).isEqualTo(key);
    assertThat(kms.describeKey(r -> r.keyId(key.arn())).keyMetadata()).isEqualTo(key);
    assertThatThrownBy(() -> kms.describeKey(r -> r.keyId("alias/other")))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aKeyWithoutPolicyLetsThePoliciesOfItsAccountDecide() {
    deploy("'EnableKeyRotation':true", ALIAS);
    here.role("reader", Encrypted.may("Read", "'kms:DescribeKey'", "*"));

    var id = kms.describeKey(r -> r.keyId("alias/journal")).keyMetadata().arn();
    assertThat(kms.getKeyPolicy(r -> r.keyId(id)).policy()).contains(":root\"", "kms:*");
    try (var reader = here.as("reader", KmsClient.builder())) {
      reader.describeKey(r -> r.keyId(id));
      assertThatThrownBy(() -> reader.getKeyPolicy(r -> r.keyId(id)))
          .isInstanceOfSatisfying(
              KmsException.class,
              e ->
                  assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"));
    }
    assertThat(here.refused()).hasSize(1);
  }

  @Test
  void whatIsEncryptedIsDecryptedOnlyWithTheSameContext() {
    deploy("", ALIAS);
    var secret = SdkBytes.fromUtf8String("secret");
    var context = Map.of("run", "7");

    var sealed =
        kms.encrypt(r ->
                r.keyId("alias/journal").plaintext(secret).encryptionContext(context))
            .ciphertextBlob();

    assertThat(
            kms.decrypt(r -> r.ciphertextBlob(sealed).encryptionContext(context)).plaintext())
        .isEqualTo(secret);
    assertThatThrownBy(() -> kms.decrypt(r -> r.ciphertextBlob(sealed)))
        .isInstanceOf(InvalidCiphertextException.class);
    assertThatThrownBy(() -> kms.decrypt(r -> r.ciphertextBlob(secret)))
        .isInstanceOf(InvalidCiphertextException.class);
  }

  @Test
  void aDataKeyComesInPlaintextAndEncrypted() {
    deploy("", ALIAS);

    var dataKey =
        kms.generateDataKey(r -> r.keyId("alias/journal").keySpec(DataKeySpec.AES_256));

    assertThat(dataKey.plaintext().asByteArray()).hasSize(32);
    assertThat(kms.decrypt(r -> r.ciphertextBlob(dataKey.ciphertextBlob())).plaintext())
        .isEqualTo(dataKey.plaintext());
  }

  @Test
  void anUpdateKeepsTheKeyAndADeletedStackOnlySchedulesItsDeletion() {
    deploy("'PendingWindowInDays':7", ALIAS);
    var id = kms.describeKey(r -> r.keyId("alias/journal")).keyMetadata().keyId();
    deploy("'PendingWindowInDays':7,'Enabled':false", ALIAS);

    assertThat(kms.describeKey(r -> r.keyId(id)).keyMetadata().keyState())
        .isEqualTo(KeyState.DISABLED);
    assertThatThrownBy(() -> kms.generateDataKey(r -> r.keyId(id).numberOfBytes(16)))
        .isInstanceOf(DisabledException.class);

    here.cloud().destroy("keys", here.account(), Encrypted.REGION);
    assertThat(kms.describeKey(r -> r.keyId(id)).keyMetadata().keyState())
        .isEqualTo(KeyState.PENDING_DELETION);
    assertThatThrownBy(() -> kms.generateDataKey(r -> r.keyId(id).numberOfBytes(16)))
        .isInstanceOf(KmsInvalidStateException.class);
    assertThatThrownBy(() -> kms.describeKey(r -> r.keyId("alias/journal")))
        .isInstanceOf(NotFoundException.class);

    deploy("", ALIAS);
    assertThat(kms.describeKey(r -> r.keyId("alias/journal")).keyMetadata().keyId())
        .isNotEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'MultiRegion':true | Key (AWS::KMS::Key): property MultiRegion is not supported
          'KeySpec':'RSA_2048' | Key (AWS::KMS::Key): property KeySpec must be SYMMETRIC_DEFAULT
          'PendingWindowInDays':3 | Key (AWS::KMS::Key): property PendingWindowInDays must be 7 to 30
          'KeyPolicy':{'Version':'2012-10-17','Statement':[]} | Key (AWS::KMS::Key): property KeyPolicy is malformed
          """)
  void whatIsNotUnderstoodStopsTheDeploymentWithTheLogicalId(String property, String problem) {
    assertThatThrownBy(() -> deploy(property, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(problem);
  }

  private void deploy(String properties, String more) {
    here.deploy("keys", KEY.formatted(properties) + more);
  }
}
