package groundcrew.local.kms;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.gateway.Service;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The API of KMS, as far as clients need it to look at keys and to encrypt under them.
final class Kms implements Service {
  private static final Set<String> CRYPTOGRAPHIC = Set.of("Decrypt", "Encrypt", "GenerateDataKey");
  private static final Set<String> KNOWN =
      Set.of("Decrypt", "DescribeKey", "Encrypt", "GenerateDataKey", "GetKeyPolicy");

  private final KeyStore store;
  private final Ciphertexts ciphertexts = new Ciphertexts();

  Kms(KeyStore store) {
    this.store = store;
  }

  @Override
  public String model() {
    return "kms";
  }

  @Override
  public Set<String> conditionKeys() {
    return Set.of(
        "kms:CallerAccount",
        "kms:EncryptionContext:*",
        "kms:GrantIsForAWSResource",
        "kms:ViaService");
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Call call) {
    if (!KNOWN.contains(call.operation())) {
      throw new AwsError(
          400,
          "UnknownOperationException",
          "the local cloud's KMS does not know " + call.operation());
    }
    var context = DecidedKeys.encryptionContext(context(call));
    context.put("kms:CallerAccount", call.caller().account());
    return List.of(new RequiredPermission("kms:" + call.operation(), key(call).arn(), context));
  }

  @Override
  public ObjectNode answer(Call call) {
    var key = key(call);
    if (CRYPTOGRAPHIC.contains(call.operation())) {
      usable(key);
    }
    var answer = JsonNodeFactory.instance.objectNode();
    return switch (call.operation()) {
      case "DescribeKey" -> answer.set("KeyMetadata", metadata(key));
      case "GetKeyPolicy" ->
          answer.put("Policy", key.policy().toString()).put("PolicyName", "default");
      case "Encrypt" -> encrypt(answer, key, call, blob(call, "Plaintext"));
      case "GenerateDataKey" -> {
        var dataKey = ciphertexts.bytes(length(call));
        yield encrypt(answer.put("Plaintext", text(dataKey)), key, call, dataKey);
      }
      default -> decrypt(answer, key, call);
    };
  }

  private Key key(Call call) {
    var named =
        call.input().has("KeyId") || !call.operation().equals("Decrypt")
            ? call.input().path("KeyId").asText()
            : Ciphertexts.keyArn(blob(call, "CiphertextBlob"));
    return store
        .find(named, call.caller().account(), call.region())
        .orElseThrow(() ->
            new AwsError(400, "NotFoundException", "Key '%s' does not exist".formatted(named)));
  }

  private static void usable(Key key) {
    if (key.deletion().isPresent()) {
      throw new AwsError(400, "KMSInvalidStateException", key.arn() + " is pending deletion.");
    }
    if (!key.enabled()) {
      throw new AwsError(400, "DisabledException", key.arn() + " is disabled.");
    }
  }

  private ObjectNode encrypt(ObjectNode answer, Key key, Call call, byte[] plaintext) {
    var sealed = ciphertexts.encrypt(key.arn(), context(call), plaintext);
    return answer.put("KeyId", key.arn()).put("CiphertextBlob", text(sealed));
  }

  private ObjectNode decrypt(ObjectNode answer, Key key, Call call) {
    var ciphertext = blob(call, "CiphertextBlob");
    if (!Ciphertexts.keyArn(ciphertext).equals(key.arn())) {
      throw new AwsError(
          400,
          "IncorrectKeyException",
          "The key ID in the request does not identify a CMK that can perform this operation.");
    }
    return answer
        .put("KeyId", key.arn())
        .put("EncryptionAlgorithm", "SYMMETRIC_DEFAULT")
        .put("Plaintext", text(ciphertexts.decrypt(context(call), ciphertext)));
  }

  private static int length(Call call) {
    var input = call.input();
    if (input.has("KeySpec") == input.has("NumberOfBytes")) {
      throw new AwsError(
          400, "ValidationException", "Please specify either number of bytes or key spec.");
    }
    var ofSpec = input.path("KeySpec").asText().equals("AES_128") ? 16 : 32;
    return input.path("NumberOfBytes").asInt(ofSpec);
  }

  private static ObjectNode metadata(Key key) {
    var metadata = JsonNodeFactory.instance.objectNode();
    metadata.put("AWSAccountId", key.account()).put("KeyId", key.id()).put("Arn", key.arn());
    metadata.put("CreationDate", key.created().getEpochSecond()).put("Enabled", key.enabled());
    metadata.put("Description", key.description()).put("KeyUsage", "ENCRYPT_DECRYPT");
    metadata.put("KeyState", key.state()).put("Origin", "AWS_KMS").put("MultiRegion", false);
    metadata.put("KeyManager", key.awsManaged() ? "AWS" : "CUSTOMER");
    metadata.put("KeySpec", "SYMMETRIC_DEFAULT");
    metadata.putArray("EncryptionAlgorithms").add("SYMMETRIC_DEFAULT");
    key.deletion().ifPresent(end -> metadata.put("DeletionDate", end.getEpochSecond()));
    return metadata;
  }

  private static SortedMap<String, String> context(Call call) {
    var context = new TreeMap<String, String>();
    for (var entry : call.input().path("EncryptionContext").properties()) {
      context.put(entry.getKey(), entry.getValue().asText());
    }
    return context;
  }

  private static byte[] blob(Call call, String member) {
    return Base64.getDecoder().decode(call.input().path(member).asText());
  }

  private static String text(byte[] blob) {
    return Base64.getEncoder().encodeToString(blob);
  }
}
