package org.ticconnect.mqtt.link;

import java.security.cert.CertificateException;
import java.util.Optional;

/** This device does not trust the broker; says which certificate it is about. */
final class RefusedCertificate extends CertificateException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<BrokerCertificate> certificate;
  private final transient Optional<String> host;
  private final boolean notPinned;

  private RefusedCertificate(
      String message,
      Throwable cause,
      Optional<BrokerCertificate> certificate,
      Optional<String> host,
      boolean notPinned) {
    super(message, cause);
    this.certificate = certificate;
    this.host = host;
    this.notPinned = notPinned;
  }

  /**
   * @param host that was asked for
   * @param cause what Java has against it
   */
  static RefusedCertificate by(
      CertificateException cause, BrokerCertificate certificate, Optional<String> host) {
    return new RefusedCertificate(cause.getMessage(), cause, Optional.of(certificate), host, false);
  }

  static RefusedCertificate notPinned(BrokerCertificate certificate) {
    return new RefusedCertificate(
        "not the pinned certificate", null, Optional.of(certificate), Optional.empty(), true);
  }

  BrokerCertificate certificate() {
    return certificate.orElseThrow();
  }

  Optional<String> host() {
    return host;
  }

  boolean isNotPinned() {
    return notPinned;
  }
}
