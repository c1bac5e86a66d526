package org.ticconnect.mqtt;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.ticconnect.mqtt.link.BrokerAccess;
import org.ticconnect.mqtt.link.BrokerTrust;
import org.ticconnect.mqtt.link.BrokerUrl;
import org.ticconnect.settings.Settings;

/** From what the owner has set to what the link takes. */
public final class BrokerSettings {
  private final Path folder;
  private final String client;
  private final BrokerAccess.Will will;

  /**
   * @param folder where certificates are that are named without a path
   * @param client id of this device
   */
  public BrokerSettings(Path folder, String client, BrokerAccess.Will will) {
    this.folder = folder;
    this.client = client;
    this.will = will;
  }

  /**
   * @param mqtt with at least one broker
   * @throws IOException with a sentence for people when a certificate or key cannot be used
   * @throws IllegalArgumentException when an address is none
   */
  public BrokerAccess access(Settings.Mqtt mqtt) throws IOException {
    Settings.Tls tls = mqtt.tls();
    return new BrokerAccess(
        BrokerUrl.parseAll(mqtt.url().orElse("")),
        client,
        mqtt.username(),
        mqtt.password(),
        new BrokerTrust(file(tls.authority()), file(tls.certificate()), file(tls.key()), tls.pin()),
        will);
  }

  private Optional<Path> file(Optional<String> name) {
    return name.map(folder::resolve);
  }
}
