package groundcrew.local.kms;

import groundcrew.local.gateway.AwsError;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts under the material of keys, which never leaves. A ciphertext names its key, and can be
/// decrypted only with the encryption context of before.
final class Ciphertexts {
  private static final int IV = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, SecretKey> material = new ConcurrentHashMap<>();

  byte[] bytes(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  byte[] encrypt(String keyArn, SortedMap<String, String> context, byte[] plaintext) {
    var name = keyArn.getBytes(StandardCharsets.UTF_8);
    var iv = bytes(IV);
    try {
      var sealed = cipher(Cipher.ENCRYPT_MODE, keyArn, context, iv).doFinal(plaintext);
      return ByteBuffer.allocate(1 + name.length + IV + sealed.length)
          .put((byte) name.length)
          .put(name)
          .put(iv)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot encrypt under " + keyArn, e);
    }
  }

  /// @throws AwsError `InvalidCiphertextException` where it is none of ours, or was changed
  byte[] decrypt(SortedMap<String, String> context, byte[] ciphertext) {
    var keyArn = keyArn(ciphertext);
    var start = 1 + keyArn.length();
    try {
      var iv = Arrays.copyOfRange(ciphertext, start, start + IV);
      return cipher(Cipher.DECRYPT_MODE, keyArn, context, iv)
          .doFinal(ciphertext, start + IV, ciphertext.length - start - IV);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw invalid();
    }
  }

  /// Returns which key a ciphertext names.
  static String keyArn(byte[] ciphertext) {
    if (ciphertext.length == 0 || ciphertext.length <= ciphertext[0] + IV || ciphertext[0] < 0) {
      throw invalid();
    }
    return new String(ciphertext, 1, ciphertext[0], StandardCharsets.UTF_8);
  }

  private static AwsError invalid() {
    return new AwsError(400, "InvalidCiphertextException", "");
  }

  private Cipher cipher(int mode, String keyArn, SortedMap<String, String> context, byte[] iv)
      throws GeneralSecurityException {
    var key = material.computeIfAbsent(keyArn, _ -> new SecretKeySpec(bytes(32), "AES"));
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
    cipher.updateAAD(context.toString().getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
