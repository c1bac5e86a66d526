package org.ticconnect.web.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A private key and the certificates for it: the one of this device first, then those that vouch
 * for it. Checked when it is made, but for dates.
 */
public final class Identity {
  private static final int MOST_CERTIFICATES = 8;
  private static final int SHORTEST_RSA = 2048;
  private static final int SHORTEST_EC = 256;
  private static final Set<String> SERVED = Set.of("RSA", "EC");
  private static final byte[] PROOF = {1, 2, 3, 4, 5, 6, 7, 8};

  private final List<X509Certificate> chain;
  private final PrivateKey key;

  private Identity(List<X509Certificate> chain, PrivateKey key) {
    this.chain = chain;
    this.key = key;
  }

  /**
   * @param certificates in PEM
   * @param key in PEM, PKCS#8
   * @throws UnfitCertificateException when they cannot be read or do not belong together
   */
  static Identity of(String certificates, String key) throws UnfitCertificateException {
    List<X509Certificate> chain = chain(certificates);
    Identity identity = new Identity(chain, key(key, chain.get(0).getPublicKey()));
    identity.checkKey();
    identity.checkChain();
    identity.checkServable();
    return identity;
  }

  static Identity of(X509Certificate certificate, PrivateKey key) {
    return new Identity(List.of(certificate), key);
  }

  private static List<X509Certificate> chain(String text) throws UnfitCertificateException {
    List<X509Certificate> chain = new ArrayList<>();
    for (Pem.Block block : Pem.blocks(text)) {
      if (block.kind().equals("CERTIFICATE")) {
        chain.add(certificate(block.bytes()));
      }
    }
    if (chain.isEmpty() || chain.size() > MOST_CERTIFICATES) {
      throw new UnfitCertificateException(
          "certificate: one to "
              + MOST_CERTIFICATES
              + " blocks of PEM are needed that begin with -----BEGIN CERTIFICATE-----");
    }
    return List.copyOf(chain);
  }

  private static X509Certificate certificate(byte[] bytes) throws UnfitCertificateException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(bytes));
    } catch (CertificateException damaged) {
      throw new UnfitCertificateException("certificate: a block is damaged", damaged);
    }
  }

  private static PrivateKey key(String text, PublicKey fitting) throws UnfitCertificateException {
    for (Pem.Block block : Pem.blocks(text)) {
      if (block.kind().equals("PRIVATE KEY")) {
        try {
          return KeyFactory.getInstance(fitting.getAlgorithm())
              .generatePrivate(new PKCS8EncodedKeySpec(block.bytes()));
        } catch (GeneralSecurityException otherKind) {
          throw new UnfitCertificateException("key: is not the key of the certificate", otherKind);
        }
      }
      if (block.kind().endsWith("PRIVATE KEY")) {
        throw new UnfitCertificateException(
            "key: must be PKCS#8 without a password, which openssl pkcs8 -topk8 -nocrypt makes of it");
      }
    }
    throw new UnfitCertificateException(
        "key: a block of PEM is needed that begins with -----BEGIN PRIVATE KEY-----");
  }

  private void checkKey() throws UnfitCertificateException {
    PublicKey open = chain.get(0).getPublicKey();
    boolean strong =
        open instanceof RSAKey rsa && rsa.getModulus().bitLength() >= SHORTEST_RSA
            || open instanceof ECKey ec
                && ec.getParams().getCurve().getField().getFieldSize() >= SHORTEST_EC;
    if (!strong) {
      throw new UnfitCertificateException(
          "key: must be RSA of 2048 bits or more, or on a curve such as P-256");
    }
    try {
      Signature signature =
          Signature.getInstance("SHA256with" + (open instanceof RSAKey ? "RSA" : "ECDSA"));
      signature.initSign(key);
      signature.update(PROOF);
      byte[] signed = signature.sign();
      signature.initVerify(open);
      signature.update(PROOF);
      if (!signature.verify(signed)) {
        throw new UnfitCertificateException("key: is not the key of the certificate");
      }
    } catch (GeneralSecurityException otherKind) {
      throw new UnfitCertificateException("key: is not the key of the certificate", otherKind);
    }
  }

  /**
   * What the server could not serve would leave the device without a page, also after a restart: it
   * knows plain RSA only, and wants each certificate once and made out to who signs the one before.
   */
  private void checkServable() throws UnfitCertificateException {
    if (!SERVED.contains(key.getAlgorithm())) {
      throw new UnfitCertificateException(
          "key: must be a plain RSA key or one on a curve, not " + key.getAlgorithm());
    }
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("device", key, new char[0], chain.toArray(X509Certificate[]::new));
    } catch (GeneralSecurityException | IOException refused) {
      throw new UnfitCertificateException(
          "certificate: the blocks are no chain: each must be there once, and its issuer must be"
              + " the subject of the next",
          refused);
    }
  }

  private void checkChain() throws UnfitCertificateException {
    for (int i = 1; i < chain.size(); i++) {
      try {
        chain.get(i - 1).verify(chain.get(i).getPublicKey());
      } catch (GeneralSecurityException stranger) {
        throw new UnfitCertificateException(
            "certificate: block "
                + (i + 1)
                + " does not vouch for block "
                + i
                + "; the device's own comes first, then the one that signed it, and so on",
            stranger);
      }
    }
  }

  /**
   * @throws UnfitCertificateException when one of them is not valid at that time
   */
  void checkDates(Instant now) throws UnfitCertificateException {
    for (X509Certificate one : chain) {
      if (now.isAfter(one.getNotAfter().toInstant())) {
        throw new UnfitCertificateException(
            "certificate: has expired, at " + one.getNotAfter().toInstant());
      }
      if (now.isBefore(one.getNotBefore().toInstant())) {
        throw new UnfitCertificateException(
            "certificate: counts only from "
                + one.getNotBefore().toInstant()
                + "; the clock of the device says "
                + now);
      }
    }
  }

  /** The certificates in PEM. */
  public String certificates() {
    StringBuilder text = new StringBuilder();
    chain.forEach(one -> text.append(Pem.text("CERTIFICATE", encoded(one))));
    return text.toString();
  }

  /** The private key in PEM; to be shown to nobody. */
  public String key() {
    return Pem.text("PRIVATE KEY", key.getEncoded());
  }

  /** Whose it is, as the certificate says. */
  String subject() {
    return chain.get(0).getSubjectX500Principal().getName();
  }

  Instant notBefore() {
    return chain.get(0).getNotBefore().toInstant();
  }

  Instant notAfter() {
    return chain.get(0).getNotAfter().toInstant();
  }

  /** The names and addresses that it is good for. */
  List<String> names() {
    try {
      Collection<List<?>> names = chain.get(0).getSubjectAlternativeNames();
      return names == null ? List.of() : names.stream().map(one -> one.get(1).toString()).toList();
    } catch (CertificateParsingException damaged) {
      return List.of();
    }
  }

  /** SHA-256 of the certificate, 32 pairs of hexadecimal digits with colons. */
  public String fingerprint() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(encoded(chain.get(0)));
      return HexFormat.ofDelimiter(":").formatHex(digest).toUpperCase(Locale.ROOT);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException damaged) {
      throw new IllegalStateException(damaged);
    }
  }
}
