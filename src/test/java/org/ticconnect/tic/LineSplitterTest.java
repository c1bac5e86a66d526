package org.ticconnect.tic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ticconnect.tic.Lines.bytes;
import static org.ticconnect.tic.Lines.frame;
import static org.ticconnect.tic.Lines.good;
import static org.ticconnect.tic.Lines.group;
import static org.ticconnect.tic.Lines.groups;
import static org.ticconnect.tic.Lines.parts;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ticconnect.source.simulator.Profile;
import org.ticconnect.source.simulator.SimulatedMeter;
import org.ticconnect.support.Frames;
import org.ticconnect.tic.LinePart.FrameEnd;

class LineSplitterTest {
  private static final String ADSC = group("ADSC", "042176000123");
  private static final String VTIC = group("VTIC", "02");
  private static final String EAST = group("EAST", "000123456");
  private static final Group VTIC_GROUP = good(Label.VTIC, "02");
  private static final Group EAST_GROUP = good(Label.EAST, "000123456");
  private static final Group ADSC_GROUP = good(Label.ADSC, "042176000123");

  @Test
  void aFrameIsItsGroupsAndItsEnd() {
    assertThat(parts(bytes(frame(ADSC, VTIC, EAST))))
        .containsExactly(ADSC_GROUP, VTIC_GROUP, EAST_GROUP, FrameEnd.WHOLE);
  }

  @Test
  void piecesOfAnySizeGiveTheSame() {
    byte[] line = bytes(EAST + frame(ADSC, VTIC, EAST) + frame(ADSC, EAST) + VTIC);
    List<Object> whole = parts(line);
    for (int size = 1; size <= line.length; size++) {
      LineSplitter splitter = new LineSplitter();
      List<Object> pieces = new ArrayList<>();
      for (int at = 0; at < line.length; at += size) {
        byte[] piece = Arrays.copyOfRange(line, at, Math.min(line.length, at + size));
        pieces.addAll(Lines.parts(splitter, piece));
      }
      assertThat(pieces).as("pieces of %d", size).isEqualTo(whole);
    }
  }

  @Test
  void aFrameCutAnywhereKeepsItsWholeGroupsAndTheNextFrame() {
    String first = frame(ADSC, VTIC, EAST);
    for (int cut = 0; cut < first.length(); cut++) {
      List<Group> before = groups(bytes(first.substring(0, cut)));
      List<Object> parts = parts(bytes(first.substring(0, cut) + frame(ADSC, VTIC, EAST)));
      List<Object> tail = parts.subList(parts.size() - 4, parts.size());

      assertThat(parts.subList(0, before.size())).as("cut at %d", cut).isEqualTo(before);
      assertThat(tail).containsExactly(ADSC_GROUP, VTIC_GROUP, EAST_GROUP, FrameEnd.WHOLE);
      assertThat(parts.stream().filter(Group.class::isInstance)).hasSize(before.size() + 3);
    }
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void aRealFrameCutAnywhereKeepsItsWholeGroupsAndTheNextFrame(Profile profile) {
    SimulatedMeter meter = Frames.meter(profile);
    byte[] first = meter.nextFrame();
    byte[] second = meter.nextFrame();
    List<Group> of = groups(first);
    List<Object> next = parts(second);
    int whole = 0;
    for (int cut = 0; cut <= first.length; cut++) {
      whole += cut > 0 && first[cut - 1] == '\r' ? 1 : 0;
      byte[] line = Arrays.copyOf(first, cut + second.length);
      System.arraycopy(second, 0, line, cut, second.length);
      List<Object> parts = parts(line);

      assertThat(parts.subList(0, whole)).as("cut at %d", cut).isEqualTo(of.subList(0, whole));
      assertThat(parts.subList(parts.size() - next.size(), parts.size())).isEqualTo(next);
      assertThat(parts.stream().filter(Group.class::isInstance))
          .as("cut at %d: no more than that", cut)
          .hasSize(whole + next.size() - 1);
    }
  }

  @Test
  void aLostCrOrLfLosesNothing() {
    assertThat(groups(bytes(VTIC.replace("\r", "") + EAST)))
        .containsExactly(VTIC_GROUP, EAST_GROUP);
    assertThat(groups(bytes(VTIC + EAST.replace("\n", ""))))
        .containsExactly(VTIC_GROUP, EAST_GROUP);
  }

  @Test
  void groupsGluedTogetherAreBothDroppedAndNeverMixed() {
    String glued = VTIC.replace("\r", "") + EAST.replace("\n", "");

    assertThat(groups(bytes(glued + ADSC))).containsExactly(ADSC_GROUP);
  }

  @Test
  void aDamagedCrCostsOneGroup() {
    assertThat(groups(bytes(VTIC.replace('\r', '\f') + EAST))).containsExactly(EAST_GROUP);
  }

  @Test
  void aLostEtxCutsTheFrameAtTheNextOne() {
    assertThat(parts(bytes(frame(VTIC).replace("\u0003", "") + frame(EAST))))
        .containsExactly(VTIC_GROUP, FrameEnd.CUT, EAST_GROUP, FrameEnd.WHOLE);
  }

  @Test
  void anEndOfTransmissionCutsTheFrame() {
    assertThat(parts(bytes(frame(VTIC).replace('\u0003', '\u0004') + frame(EAST))))
        .containsExactly(VTIC_GROUP, FrameEnd.CUT, EAST_GROUP, FrameEnd.WHOLE);
  }

  @Test
  void repeatedMarksMakeNoEmptyFrames() {
    assertThat(
            parts(bytes("\u0002\u0002" + frame(VTIC) + "\u0003\u0003\u0004\u0002" + frame(EAST))))
        .containsExactly(VTIC_GROUP, FrameEnd.WHOLE, EAST_GROUP, FrameEnd.WHOLE);
  }

  @Test
  void theFirstFrameOfALineThatIsJoinedInTheMiddleIsCut() {
    assertThat(parts(bytes(EAST + "\u0003" + frame(VTIC))))
        .containsExactly(EAST_GROUP, FrameEnd.CUT, VTIC_GROUP, FrameEnd.WHOLE);
  }

  @Test
  void aMangledStxLosesNoFrame() {
    assertThat(parts(bytes(frame(VTIC) + frame(EAST).replace('\u0002', 'C'))))
        .containsExactly(VTIC_GROUP, FrameEnd.WHOLE, EAST_GROUP, FrameEnd.WHOLE);
  }

  @Test
  void aGroupThatNeverEndsIsBoundedAndTheNextFrameIsRead() {
    LineSplitter splitter = new LineSplitter();
    byte[] piece = new byte[1000];
    Arrays.fill(piece, (byte) 'A');
    for (int i = 0; i < 10_000; i++) {
      assertThat(splitter.split(piece)).isEmpty();
    }

    assertThat(Lines.parts(splitter, bytes(frame(VTIC))))
        .containsSubsequence(VTIC_GROUP, FrameEnd.WHOLE);
  }

  @Test
  void aFrameThatNeverEndsIsCutAgainAndAgain() {
    String endless = EAST.repeat(1000);

    assertThat(parts(bytes(endless)).stream().filter(FrameEnd.CUT::equals))
        .hasSize(endless.length() / (LineSplitter.LONGEST_FRAME + 1));
  }

  @Test
  void randomBytesGiveNoValue() {
    Random random = new Random(7);
    byte[] noise = new byte[1_000_000];
    random.nextBytes(noise);
    LineSplitter splitter = new LineSplitter();

    assertThat(Lines.parts(splitter, noise)).noneMatch(Group.class::isInstance);
    assertThat(Lines.parts(splitter, bytes(frame(VTIC, EAST))))
        .containsSubsequence(VTIC_GROUP, EAST_GROUP, FrameEnd.WHOLE);
  }

  /** Frames in which one byte was changed, lost or put in: no value may come out wrong. */
  @Test
  @Tag("long")
  void oneDamagedByteNeverGivesAWrongValue() {
    Random random = new Random(13);
    byte[] clean = bytes(frame(ADSC, VTIC, EAST, group("SINSTS", "00480"), group("URMS1", "231")));
    List<Group> right = groups(clean);
    for (int i = 0; i < 2_000_000; i++) {
      int at = random.nextInt(clean.length);
      byte[] any = {(byte) random.nextInt(256)};
      int kept = at + (random.nextInt(3) > 0 ? 1 : 0);
      ByteArrayOutputStream hurt = new ByteArrayOutputStream();
      hurt.write(clean, 0, at);
      hurt.write(any, 0, random.nextInt(4) > 0 ? 1 : 0);
      hurt.write(clean, kept, clean.length - kept);

      assertThat(right).containsAll(groups(hurt.toByteArray()));
    }
  }

  @Test
  void bytesWithBitSevenSetCostTheirGroups() {
    Random random = new Random(5);
    byte[] line = bytes(frame(ADSC, VTIC, EAST).repeat(500));
    for (int i = 0; i < line.length; i++) {
      if (random.nextInt(20) == 0) {
        line[i] |= (byte) 0x80;
      }
    }

    assertThat(groups(line)).isNotEmpty().isSubsetOf(ADSC_GROUP, VTIC_GROUP, EAST_GROUP);
  }
}
