package org.ticconnect;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.ticconnect.history.past.SeededPast;
import org.ticconnect.page.Browser;
import org.ticconnect.page.Visitor;
import org.ticconnect.support.Claimed;
import org.ticconnect.support.Master;
import org.ticconnect.support.Mosquitto;
import org.ticconnect.support.Ports;

/**
 * A device that has something to show on every page, and a browser in which its owner is logged in:
 * a meter whose values move, a past, a broker, a master that asked, files of the owner's.
 */
final class ShownDevice implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(15);

  private static final String ROUTE =
      """
      - route:
          id: power-copy
          from:
            uri: live:power_apparent_import
            steps:
              - to: mqtt-out:tic/own/power
      """;

  private static final String MAP =
      """
      title: A heat pump
      blocks:
        - { from: 0, to: 9 }
      registers:
        - { address: 0, quantity: voltage_l1, type: u16, scale: 0.1 }
        - { address: 2, quantity: power_active, type: s32 }
      """;

  private final Mosquitto broker;
  private final Device device;
  private final Browser browser;

  private ShownDevice(Mosquitto broker, Device device, Browser browser) {
    this.broker = broker;
    this.device = device;
    this.browser = browser;
  }

  /**
   * @param folder for all that is written
   */
  static ShownDevice started(Path folder) throws Exception {
    // First the browser: without one nothing else need be started.
    Browser browser = Browser.started();
    Mosquitto broker = Mosquitto.started(folder);
    ShownDevice all = new ShownDevice(broker, device(folder, broker), browser);
    try {
      all.fill();
      return all;
    } catch (Exception | AssertionError unfit) {
      all.close();
      throw unfit;
    }
  }

  private void fill() throws Exception {
    device.run("routes/power-copy", ROUTE);
    device.run("modbus/heat-pump", MAP);
    await().atMost(SOON).until(() -> device.source().get("frames").asLong() > 1);
    try (Master master = device.master()) {
      master.input(240, 200, 3);
    }
    visitor().logIn(Claimed.PASSWORD);
  }

  private static Device device(Path folder, Mosquitto broker) throws Exception {
    Path data = Claimed.folder(folder.resolve("data"));
    SeededPast.fill(data, "three-phase", Instant.now());
    return Device.startedWith(
        data,
        Device.HOME,
        Patience.USUAL,
        "tic.source",
        "simulator:three-phase",
        "mqtt.url",
        broker.url(),
        // The same one after a restart.
        "http.port",
        Integer.toString(Ports.lasting()));
  }

  Device device() {
    return device;
  }

  Browser browser() {
    return browser;
  }

  Visitor visitor() {
    return new Visitor(browser, address());
  }

  String address() {
    return "http://127.0.0.1:" + device.httpPort() + "/";
  }

  @Override
  public void close() throws IOException, InterruptedException {
    try (Mosquitto last = broker;
        Device then = device;
        Browser first = browser) {
      // Ended in the turn of their coming, the last one first.
    }
  }
}
