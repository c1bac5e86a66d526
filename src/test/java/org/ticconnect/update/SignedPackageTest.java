package org.ticconnect.update;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ticconnect.support.Peers;
import org.ticconnect.support.Ran;
import org.ticconnect.support.SigningKey;
import org.ticconnect.support.SmallPackage;

class SignedPackageTest {
  private static final SignedPackage.Wanted WANTED =
      new SignedPackage.Wanted("tic-connect", DebianVersion.of("0.1.0"), Set.of("all", "arm64"));

  @TempDir Path folder;
  private SigningKey founder;
  private PackageKeys keys;

  @BeforeEach
  void makeKey() throws IOException {
    founder = SigningKey.in(folder);
    keys = PackageKeys.in(List.of(founder.folder(), folder.resolve("none-such")));
  }

  private Path unsigned(String name, String version, String architecture) throws IOException {
    return SmallPackage.of(folder.resolve("new.deb"), name, version, architecture);
  }

  private Path signed(String name, String version, String architecture) throws IOException {
    Path file = unsigned(name, version, architecture);
    Signer.of(founder.secret(), keys).sign(file);
    return file;
  }

  private Verdict look(byte[] bytes) throws IOException {
    return look(Files.write(folder.resolve("look.deb"), bytes));
  }

  private Verdict look(Path file) throws IOException {
    return new SignedPackage(file).check(keys, WANTED);
  }

  private static Verdict refused(Refusal why) {
    return new Verdict.Refused(why);
  }

  @Test
  void whatIsSignedAndNewerIsGood() throws IOException {
    Path file = unsigned("tic-connect", "0.2.0", "all");
    long bytes = Files.size(file);
    SignedText text = Signer.of(founder.secret(), keys).sign(file);

    assertThat(look(file)).isEqualTo(new Verdict.Good(text));
    assertThat(text.version()).isEqualTo("0.2.0");
    assertThat(text.bytes()).isEqualTo(bytes);
    assertThat(List.of(text.key())).isEqualTo(keys.fingerprints());
  }

  @ParameterizedTest
  @CsvSource({
    "tic-connect, 0.2.0, arm64, GOOD",
    "tic-connect, 0.2.0, amd64, OTHER_ARCHITECTURE",
    "tic-connect, 0.1.0, all, NOT_NEWER",
    "tic-connect, 0.1.0~rc1, all, NOT_NEWER",
    "tic-connect, 0.0.9, all, NOT_NEWER",
    "tic-connect, 0.1.0+b1, all, GOOD",
    "tic-connect, 1:0.0.1, all, GOOD",
    "tic-connector, 0.2.0, all, OTHER_PACKAGE"
  })
  void onlyANewerVersionOfTheSameForTheseProcessorsIsTaken(
      String name, String version, String architecture, String verdict) throws IOException {
    Verdict said = look(signed(name, version, architecture));
    String word = said instanceof Verdict.Refused refused ? refused.why().name() : "GOOD";
    assertThat(word).isEqualTo(verdict);
  }

  @Test
  void theSameBytesAreSignedTheSameWay() throws IOException {
    byte[] first = Files.readAllBytes(signed("tic-connect", "0.2.0", "all"));
    assertThat(Files.readAllBytes(signed("tic-connect", "0.2.0", "all"))).isEqualTo(first);
  }

  @Test
  void withoutSignatureKeyOrTheRightKeyItIsRefused() throws IOException {
    Path file = unsigned("tic-connect", "0.2.0", "all");
    assertThat(look(file)).isEqualTo(refused(Refusal.UNSIGNED));

    SigningKey stranger = SigningKey.in(folder.resolve("stranger"));
    PackageKeys strangers = PackageKeys.in(List.of(stranger.folder()));
    Signer.of(stranger.secret(), strangers).sign(file);
    assertThat(look(file)).isEqualTo(refused(Refusal.UNKNOWN_KEY));
    assertThat(new SignedPackage(file).check(PackageKeys.in(List.of()), WANTED))
        .isEqualTo(refused(Refusal.NO_KEYS));
  }

  @Test
  void theSignatureOfAnotherPackageOrOfAnotherKeyIsWrong() throws IOException {
    byte[] good = Files.readAllBytes(signed("tic-connect", "0.2.0", "all"));
    byte[] other = Files.readAllBytes(signed("tic-connect", "0.3.0", "all"));
    String text = new String(good, ISO_8859_1);
    String line = text.substring(text.lastIndexOf("Ed25519: "));
    String otherText = new String(other, ISO_8859_1);
    String otherLine = otherText.substring(otherText.lastIndexOf("Ed25519: "));

    assertThat(look(bytes(text.replace(line, otherLine))))
        .isEqualTo(refused(Refusal.WRONG_SIGNATURE));
    assertThat(look(bytes(text.replace("Version: 0.2.0", "Version: 9.2.0"))))
        .isEqualTo(refused(Refusal.WRONG_SIGNATURE));
    // The whole part of one package behind the bytes of another one.
    int end = text.indexOf("_ticsign");
    assertThat(
            look(
                bytes(otherText.substring(0, otherText.indexOf("_ticsign")) + text.substring(end))))
        .isEqualTo(refused(Refusal.CHANGED));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  @Test
  void oneChangedBitAnywhereIsRefused() throws IOException {
    byte[] good = Files.readAllBytes(signed("tic-connect", "0.2.0", "all"));
    SoftAssertions all = new SoftAssertions();
    for (int at = 0; at < good.length; at++) {
      byte[] bad = good.clone();
      bad[at] ^= (byte) (1 << at % 8);
      all.assertThat(look(bad)).as("byte " + at).isInstanceOf(Verdict.Refused.class);
    }
    all.assertAll();
  }

  @Test
  void whatIsCutOffOrGoesOnIsRefused() throws IOException {
    byte[] good = Files.readAllBytes(signed("tic-connect", "0.2.0", "all"));
    SoftAssertions all = new SoftAssertions();
    for (int length = 0; length < good.length; length += 1 + length % 7) {
      all.assertThat(look(Arrays.copyOf(good, length)))
          .as("length " + length)
          .isInstanceOf(Verdict.Refused.class);
    }
    for (String more :
        List.of(
            "\n", "\n\n", "x", "_more           0           0     0     100644  0         `\n")) {
      byte[] longer = Arrays.copyOf(good, good.length + more.length());
      System.arraycopy(more.getBytes(US_ASCII), 0, longer, good.length, more.length());
      all.assertThat(look(longer)).as(more).isEqualTo(refused(Refusal.NOT_A_PACKAGE));
    }
    all.assertAll();
  }

  @Test
  void hugeSizesAreNotBelieved() throws IOException {
    Path huge = folder.resolve("huge.deb");
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.write(Files.readAllBytes(signed("tic-connect", "0.2.0", "all")));
      file.setLength(SignedPackage.LARGEST + 1);
    }
    assertThat(look(huge)).isEqualTo(refused(Refusal.TOO_LARGE));

    String begin = "!<arch>\ndebian-binary   0           0     0     100644  ";
    for (String size :
        List.of("9999999999", "-1        ", "99999999999", "          ", "1e9       ")) {
      assertThat(look(bytes(begin + size + "`\n2.0\n"))).isEqualTo(refused(Refusal.NOT_A_PACKAGE));
    }
  }

  @Test
  void noiseIsRefusedQuickly() throws IOException {
    byte[] good = Files.readAllBytes(signed("tic-connect", "0.2.0", "all"));
    Random random = new Random(3);
    for (int round = 0; round < 3000; round++) {
      byte[] bad = good.clone();
      int changes = 1 + random.nextInt(20);
      for (int i = 0; i < changes; i++) {
        // Where the headers are, and everywhere.
        int at = random.nextBoolean() ? random.nextInt(200) : random.nextInt(bad.length);
        bad[at] = (byte) (bad[at] + 1 + random.nextInt(255));
      }
      int length = random.nextInt(4) == 0 ? random.nextInt(bad.length) : bad.length;
      assertThat(look(Arrays.equals(bad, good) ? new byte[0] : Arrays.copyOf(bad, length)))
          .isInstanceOf(Verdict.Refused.class);
    }
  }

  @Test
  void whatCannotBeSignedIsTold() throws IOException {
    Signer signer = Signer.of(founder.secret(), keys);
    Path file = signed("tic-connect", "0.2.0", "all");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> signer.sign(file))
        .withMessageContaining("signed already");
    Path none = Files.writeString(folder.resolve("none.deb"), "none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> signer.sign(none))
        .withMessage(Refusal.NOT_A_PACKAGE.sentence());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Signer.of(founder.secret(), PackageKeys.in(List.of())))
        .withMessageContaining("config/update-keys");
    assertThatIllegalArgumentException().isThrownBy(() -> Signer.of(none, keys));
  }

  @Test
  void opensslMakesSuchKeys() throws Exception {
    Peers.require("openssl");
    Path secret = folder.resolve("openssl.pem");
    Path open = folder.resolve("update-keys/openssl.pem");
    Ran.of("openssl", "genpkey", "-algorithm", "ed25519", "-out", secret.toString()).ok();
    Ran.of("openssl", "pkey", "-in", secret.toString(), "-pubout", "-out", open.toString()).ok();
    keys = PackageKeys.in(List.of(founder.folder()));
    Path file = unsigned("tic-connect", "0.2.0", "all");
    Signer.of(secret, keys).sign(file);

    assertThat(keys.fingerprints()).hasSize(2);
    assertThat(look(file)).isInstanceOf(Verdict.Good.class);
  }

  @Test
  void dpkgReadsItAsBefore() throws Exception {
    Peers.require("dpkg-deb");
    String file = signed("tic-connect", "0.2.0", "all").toString();
    assertThat(Ran.of("dpkg-deb", "--field", file, "Version").ok().strip()).isEqualTo("0.2.0");
    assertThat(Ran.of("dpkg-deb", "--contents", file).ok()).contains("./usr/share/tic-connect");
  }
}
