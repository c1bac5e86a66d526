package org.ticconnect.mqtt.link;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Says in one sentence why TLS with the broker does not come about. */
final class TlsProblem {
  /** As Java calls it when the broker closes; here also when the connection breaks. */
  static final String BROKEN_OFF = "Remote host terminated the handshake";

  /** No answer in time. */
  static final String SILENT = "no answer in the handshake";

  private static final String ALERT = "Received fatal alert: ";
  private static final String OF_DEVICE = "the certificate of this device";
  private static final Map<String, String> ALERTS =
      Map.of(
          "certificate_required", "the broker wants a certificate of this device",
          "handshake_failure",
              "the broker refuses the handshake; perhaps it wants a certificate of this device",
          "bad_certificate", "the broker does not accept " + OF_DEVICE + ", or misses it",
          "certificate_unknown", "the broker does not accept " + OF_DEVICE,
          "unsupported_certificate", "the broker does not accept the kind of " + OF_DEVICE,
          "certificate_expired", "for the broker " + OF_DEVICE + " has expired",
          "certificate_revoked", "for the broker " + OF_DEVICE + " is revoked",
          "unknown_ca", "the broker does not know the authority that signed " + OF_DEVICE,
          "decrypt_error", "the key of this device does not belong to its certificate",
          "protocol_version", "the broker speaks only TLS versions older than 1.2");

  private TlsProblem() {}

  /**
   * @return empty when it is not about TLS
   */
  static Optional<String> of(Throwable failure) {
    return causes(failure)
        .flatMap(cause -> sentence(cause).stream())
        .findFirst()
        .or(() -> causes(failure).flatMap(cause -> anyOther(cause).stream()).findFirst());
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(20);
  }

  private static Optional<String> sentence(Throwable cause) {
    if (cause instanceof RefusedCertificate refused) {
      return Optional.of(refused(refused));
    }
    if (!(cause instanceof SSLException)) {
      return Optional.empty();
    }
    String message = String.valueOf(cause.getMessage());
    if (message.startsWith(ALERT)) {
      String alert = message.substring(ALERT.length());
      return Optional.of(ALERTS.getOrDefault(alert, "the broker ends the TLS handshake: " + alert));
    } else if (message.contains("selected protocol version")) {
      return Optional.of(ALERTS.get("protocol_version"));
    } else if (message.startsWith("Unsupported or unrecognized SSL message")) {
      return Optional.of("the broker does not speak TLS on this port");
    } else if (message.equals(BROKEN_OFF)) {
      return Optional.of(
          "the broker broke off the TLS handshake; perhaps it does not speak TLS on this port, or"
              + " does not accept the certificate of this device");
    } else if (message.equals(SILENT)) {
      return Optional.of("the broker does not answer the TLS handshake");
    }
    return Optional.empty();
  }

  private static Optional<String> anyOther(Throwable cause) {
    return cause instanceof SSLException
        ? Optional.of("TLS with the broker fails: " + cause.getMessage())
        : Optional.empty();
  }

  private static String refused(RefusedCertificate refused) {
    BrokerCertificate certificate = refused.certificate();
    if (refused.isNotPinned()) {
      return "the certificate is not the pinned one: sha-256 " + certificate.sha256();
    }
    if (has(refused, CertificateExpiredException.class)) {
      return ofTheBroker(refused)
          ? "the certificate of the broker expired on "
              + day(certificate.validUntil())
              + " (valid from "
              + day(certificate.validFrom())
              + ")"
          : "the certificate of the authority above the broker's expired: " + certificate.issuer();
    }
    if (has(refused, CertificateNotYetValidException.class)) {
      return (ofTheBroker(refused)
              ? "the certificate of the broker is not valid before " + day(certificate.validFrom())
              : "the certificate of the authority above the broker's is not valid yet: "
                  + certificate.issuer())
          + "; the clock of this device says "
          + day(Instant.now());
    }
    String message = String.valueOf(refused.getMessage());
    if (message.startsWith("No subject alternative") || message.startsWith("No name matching")) {
      return "the certificate of the broker is made for "
          + certificate.madeFor()
          + ", not for "
          + refused.host().orElse("the host in the address");
    }
    if (message.startsWith("PKIX path building failed")) {
      return certificate.subject().equals(certificate.issuer())
          ? "the certificate of the broker is signed by itself, not by a known authority: "
              + certificate.subject()
          : "the certificate of the broker is signed by an authority that is not known: "
              + certificate.issuer();
    }
    return "the certificate of the broker is not accepted: " + message;
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
    return causes(failure).anyMatch(kind::isInstance);
  }

  /** Whether it is about the broker's own certificate, the first in its chain. */
  private static boolean ofTheBroker(Throwable failure) {
    return causes(failure)
        .filter(CertPathValidatorException.class::isInstance)
        .map(CertPathValidatorException.class::cast)
        .allMatch(invalid -> invalid.getIndex() <= 0);
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }
}
