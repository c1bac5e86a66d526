package org.ticconnect.mqtt.link;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a person needs to see of a certificate before trusting it.
 *
 * @param names host names and addresses that it is made for
 * @param sha256 of the whole certificate, 64 small hexadecimal digits
 */
public record BrokerCertificate(
    String subject,
    String issuer,
    List<String> names,
    Instant validFrom,
    Instant validUntil,
    String sha256) {

  private static final Set<Integer> DNS_NAME_OR_ADDRESS = Set.of(2, 7);

  static BrokerCertificate of(X509Certificate certificate) {
    return new BrokerCertificate(
        certificate.getSubjectX500Principal().getName(),
        certificate.getIssuerX500Principal().getName(),
        names(certificate),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        fingerprint(certificate));
  }

  private static List<String> names(X509Certificate certificate) {
    try {
      return Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream()
          .flatMap(Collection::stream)
          .filter(name -> DNS_NAME_OR_ADDRESS.contains(name.get(0)))
          .map(name -> name.get(1).toString())
          .toList();
    } catch (CertificateParsingException unreadable) {
      return List.of();
    }
  }

  private static String fingerprint(X509Certificate certificate) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(certificate.getEncoded()));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** For people: the names, or the subject of a certificate that has none. */
  String madeFor() {
    return names.isEmpty() ? subject : names.stream().collect(Collectors.joining(", "));
  }
}
