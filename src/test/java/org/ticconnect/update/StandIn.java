package org.ticconnect.update;

import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ticconnect.support.Peers;
import org.ticconnect.support.Ran;

/**
 * A package that stands in for the program: the same names, units and helper, but a service that
 * only says how it is. Its checks of packages are the program's own.
 */
final class StandIn {
  /** Where the classes of the program are in the machine. */
  static final String CLASSES = "/opt/tic-connect-classes";

  private static final Path DEB = Path.of("src/deb");

  /** Serves well. */
  static final String WELL =
      """
      [ -d /var/lib/tic-connect/library ] || mkdir /var/lib/tic-connect/library
      [ -f /var/lib/tic-connect/library/own ] || echo own > /var/lib/tic-connect/library/own
      while sleep 0.3; do
        echo %1$s > /run/tic-connect/healthy.new
        mv /run/tic-connect/healthy.new /run/tic-connect/healthy
      done
      """;

  private final String version;
  private final Map<String, String> files = new TreeMap<>();
  private final Map<String, String> control = new TreeMap<>();

  /** One that serves well. */
  StandIn(String version) {
    this.version = version;
    service(WELL);
    control.put("prerm", "exit 0\n");
    control.put(
        "postinst",
        """
        systemctl daemon-reload
        systemctl enable tic-connect.service
        systemctl restart tic-connect.service
        systemctl enable --now tic-connect-update.path
        """);
    files.put(
        "/usr/lib/systemd/system/tic-connect.service",
        """
        [Unit]
        StartLimitIntervalSec=0
        [Service]
        ExecStart=/usr/lib/tic-connect/bin/service
        User=tic-connect
        UMask=0077
        StateDirectory=tic-connect
        StateDirectoryMode=0700
        RuntimeDirectory=tic-connect
        RuntimeDirectoryPreserve=yes
        Restart=always
        RestartSec=0.3
        TimeoutStopSec=1
        [Install]
        WantedBy=multi-user.target
        """);
    files.put("/usr/lib/tic-connect/version/version.txt", version + "\n");
    files.put("/etc/default/tic-connect", "# of version " + version + "\n");
    files.put(
        "/usr/lib/tic-connect/bin/tic-connect",
        """
        #!/bin/sh
        exec java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \\
          -cp '/usr/lib/tic-connect/version:%1$s/*:%1$s' org.ticconnect.TicConnect \\
          --home /usr/lib/tic-connect "$@"
        """
            .formatted(CLASSES));
  }

  /** What the service does, in the shell. */
  StandIn service(String script) {
    files.put("/usr/lib/tic-connect/bin/service", "#!/bin/sh\n" + script.formatted(version));
    return this;
  }

  /** What a script of the package does, such as {@code prerm}. */
  StandIn does(String script, String commands) {
    control.put(script, commands);
    return this;
  }

  /** A field of its own. */
  StandIn field(String name, String value) {
    control.put(name, value);
    return this;
  }

  Path build(Path folder) throws IOException, InterruptedException {
    Peers.require("dpkg-deb");
    Path tree = Files.createTempDirectory(folder, "tree");
    Files.setPosixFilePermissions(tree, fromString("rwxr-xr-x"));
    for (Map.Entry<String, String> file : files.entrySet()) {
      write(tree.resolve(file.getKey().substring(1)), file.getValue());
    }
    copy(tree, "bin/tic-connect-update", "usr/lib/tic-connect/bin/tic-connect-update");
    for (String unit : List.of("tic-connect-update.path", "tic-connect-update.service")) {
      copy(tree, "systemd/" + unit, "usr/lib/systemd/system/" + unit);
    }
    StringBuilder fields =
        new StringBuilder(
            """
            Package: tic-connect
            Version: %s
            Architecture: all
            Maintainer: Nobody <nobody@example.org>
            Description: stands in
            """
                .formatted(version));
    control.forEach(
        (name, value) -> {
          if (Character.isUpperCase(name.charAt(0))) {
            fields.append(name).append(": ").append(value).append('\n');
          }
        });
    write(tree.resolve("DEBIAN/control"), fields.toString());
    write(tree.resolve("DEBIAN/conffiles"), "/etc/default/tic-connect\n");
    for (String script : List.of("prerm", "postinst")) {
      write(tree.resolve("DEBIAN/" + script), "#!/bin/sh\nset -e\n" + control.get(script));
    }
    Path deb =
        Files.createTempDirectory(folder, "deb").resolve("tic-connect_" + version + "_all.deb");
    Ran.of("chmod", "-R", "u=rwX,go=rX", tree.toString()).ok();
    Ran.of("dpkg-deb", "--root-owner-group", "-Zgzip", "--build", tree.toString(), deb.toString())
        .ok();
    Ran.of("rm", "-rf", tree.toString()).ok();
    return deb;
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    if (text.startsWith("#!")) {
      Files.setPosixFilePermissions(file, fromString("rwxr-xr-x"));
    }
  }

  private static void copy(Path tree, String from, String to) throws IOException {
    Path file = tree.resolve(to);
    Files.createDirectories(file.getParent());
    Files.copy(DEB.resolve(from), file);
    if (to.contains("/bin/")) {
      Files.setPosixFilePermissions(file, fromString("rwxr-xr-x"));
    }
  }
}
