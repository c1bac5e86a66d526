package org.ticconnect.mqtt.link;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttMessage;

public final class TlsCloseProbe {
  static long sockets() throws Exception {
    try (var s = Files.list(Path.of("/proc/self/fd"))) {
      return s.filter(
              p -> {
                try {
                  return Files.readSymbolicLink(p).toString().startsWith("socket:");
                } catch (Exception e) {
                  return false;
                }
              })
          .count();
    }
  }

  static String threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(n -> n.startsWith("MQTT"))
        .sorted()
        .collect(Collectors.joining(","));
  }

  public static void main(String[] a) throws Exception {
    int port = Integer.parseInt(a[0]);
    long pid = Long.parseLong(a[1]);
    BrokerTrust trust =
        new BrokerTrust(
            Optional.of(Path.of("/tmp/paho/certs/ca.pem")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    for (boolean steady : new boolean[] {false, true}) {
      for (String how :
          new String[] {
            "tcp-like ssl forcibly", "ssl polite disconnect()", "forcibly frozen full"
          }) {
        System.gc();
        Thread.sleep(500);
        long before = sockets();
        int n = how.endsWith("full") ? 1 : 10;
        long t = System.nanoTime();
        for (int i = 0; i < n; i++) {
          String url = "ssl://localhost:" + port;
          MqttAsyncClient c =
              steady
                  ? new SteadyClient(url, "x" + i)
                  : new MqttAsyncClient(url, "x" + i, new MemoryPersistence());
          MqttConnectionOptions o = new MqttConnectionOptions();
          o.setSocketFactory(trust.sockets());
          o.setConnectionTimeout(3);
          c.connect(o).waitForCompletion(5000);
          if (how.startsWith("ssl polite")) {
            c.disconnect(100).waitForCompletion(2000);
          } else {
            if (how.endsWith("full")) {
              new ProcessBuilder("kill", "-STOP", "" + pid).start().waitFor();
              for (int k = 0; k < 400; k++) {
                MqttMessage m = new MqttMessage(new byte[60000]);
                m.setQos(0);
                c.publish("x", m);
              }
              Thread.sleep(1000);
              t = System.nanoTime();
            }
            c.disconnectForcibly(0, 100, false);
          }
          c.close(true);
        }
        double took = (System.nanoTime() - t) / 1e9;
        Thread.sleep(4000);
        System.out.printf(
            "steady=%s %s: took %.2f, sockets +%d, threads %s%n",
            steady, how, took, sockets() - before, threads());
        System.gc();
        Thread.sleep(500);
        System.out.printf("     after gc sockets +%d%n", sockets() - before);
        if (how.endsWith("full")) new ProcessBuilder("kill", "-CONT", "" + pid).start().waitFor();
        Thread.sleep(1000);
      }
    }
    System.exit(0);
  }
}
