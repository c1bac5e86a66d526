package org.ticconnect.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How this machine is called. */
public final class HostName {
  private static final Logger LOG = LoggerFactory.getLogger(HostName.class);
  private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");
  private static final String UNKNOWN = "localhost";

  private HostName() {}

  /** Its name now, in small letters, maybe with a domain. */
  public static String now() {
    try {
      // Asking the kernel waits for no name server.
      String name =
          Files.isReadable(KERNEL)
              ? Files.readString(KERNEL).strip()
              : InetAddress.getLocalHost().getHostName();
      return name.isEmpty() ? UNKNOWN : name.toLowerCase(Locale.ROOT);
    } catch (UnknownHostException nameless) {
      return UNKNOWN;
    } catch (IOException unreadable) {
      LOG.debug("The name of this machine cannot be read", unreadable);
      return UNKNOWN;
    }
  }
}
