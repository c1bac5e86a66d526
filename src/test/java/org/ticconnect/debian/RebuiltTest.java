package org.ticconnect.debian;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.support.BuiltPackage;
import org.ticconnect.support.Peers;
import org.ticconnect.support.Ran;

/** The same sources make the same package, also in another folder and later. */
@Tag("package")
@Tag("long")
class RebuiltTest {
  @Test
  void isTheSameByteByByte(@TempDir Path elsewhere) throws Exception {
    Path deb = BuiltPackage.deb();
    String copy = "cp -a $(ls -A | grep -vxE 'target|.git') " + elsewhere;
    Ran.of("sh", "-c", copy).ok();
    String maven = Peers.require("mvn").toString();
    Ran.of(maven, "-q", "-B", "-DskipTests", "-f", elsewhere + "/pom.xml", "package").ok();
    assertThat(elsewhere.resolve("target").resolve(deb.getFileName())).hasSameBinaryContentAs(deb);
  }
}
