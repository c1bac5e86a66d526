package org.ticconnect.update;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public keys that packages are checked with: Ed25519, by their fingerprints. They are looked
 * up each time anew: a key counts once root has put it there.
 */
public final class PackageKeys {
  static final String ALGORITHM = "Ed25519";
  private static final Logger LOG = LoggerFactory.getLogger(PackageKeys.class);
  private static final int MOST = 16;
  private static final long LARGEST = 4096;
  private static final String ENDING = ".pem";
  private static final Pattern BLOCK =
      Pattern.compile(
          "-----BEGIN (PUBLIC|PRIVATE) KEY-----([A-Za-z0-9+/=\\s]+)-----END \\1 KEY-----");

  private final List<Path> folders;
  private final Set<Path> told = ConcurrentHashMap.newKeySet();

  private PackageKeys(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  /**
   * Those of some folders, in files NAME.pem; what is no such key is left out, and told in the log
   * once.
   *
   * @param folders need not be there
   */
  public static PackageKeys in(List<Path> folders) {
    return new PackageKeys(folders);
  }

  private Map<String, PublicKey> keys() {
    Map<String, PublicKey> keys = new TreeMap<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.list(folder)) {
        files
            .filter(file -> file.getFileName().toString().endsWith(ENDING))
            .sorted()
            .limit(MOST)
            .forEach(file -> add(file, keys));
      } catch (IOException | UncheckedIOException none) {
        LOG.debug("no keys in {}", folder, none);
      }
    }
    return keys;
  }

  private void add(Path file, Map<String, PublicKey> keys) {
    try {
      PublicKey key = publicKey(file);
      keys.put(fingerprint(key), key);
    } catch (IOException | GeneralSecurityException wrong) {
      if (told.add(file)) {
        LOG.warn("{} is no public key of Ed25519 and is left out: {}", file, wrong.toString());
      }
    }
  }

  private static PublicKey publicKey(Path file) throws IOException, GeneralSecurityException {
    return KeyFactory.getInstance(ALGORITHM)
        .generatePublic(new X509EncodedKeySpec(block(file, "PUBLIC")));
  }

  /**
   * The private key of who signs.
   *
   * @param file as {@code openssl genpkey -algorithm ed25519} writes it
   * @throws IOException when it cannot be read
   * @throws GeneralSecurityException when it is no such key
   */
  static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
    return KeyFactory.getInstance(ALGORITHM)
        .generatePrivate(new PKCS8EncodedKeySpec(block(file, "PRIVATE")));
  }

  private static byte[] block(Path file, String kind) throws IOException, GeneralSecurityException {
    if (Files.size(file) > LARGEST) {
      throw new GeneralSecurityException("it is larger than a key");
    }
    Matcher block = BLOCK.matcher(new String(Files.readAllBytes(file), US_ASCII));
    while (block.find()) {
      if (block.group(1).equals(kind)) {
        return Base64.getMimeDecoder().decode(block.group(2));
      }
    }
    throw new GeneralSecurityException("there is no " + kind + " KEY in it");
  }

  /** SHA-256 of the key in its public form, 64 hexadecimal digits. */
  static String fingerprint(PublicKey key) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** In the order of their digits. */
  public List<String> fingerprints() {
    return List.copyOf(keys().keySet());
  }

  Optional<PublicKey> key(String fingerprint) {
    return Optional.ofNullable(keys().get(fingerprint));
  }

  /** The fingerprint of the public half of a private key; empty when it is not among these. */
  Optional<String> fingerprint(PrivateKey half) throws GeneralSecurityException {
    byte[] text = ALGORITHM.getBytes(US_ASCII);
    byte[] signature = signature(half, text);
    for (Map.Entry<String, PublicKey> one : keys().entrySet()) {
      if (holds(one.getValue(), text, signature)) {
        return Optional.of(one.getKey());
      }
    }
    return Optional.empty();
  }

  static byte[] signature(PrivateKey key, byte[] text) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(ALGORITHM);
    signature.initSign(key);
    signature.update(text);
    return signature.sign();
  }

  static boolean holds(PublicKey key, byte[] text, byte[] bytes) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(text);
      return signature.verify(bytes);
    } catch (GeneralSecurityException malformed) {
      return false;
    }
  }
}
