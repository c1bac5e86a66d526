package org.ticconnect.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ticconnect.source.simulator.Profile;
import org.ticconnect.source.simulator.SimulatedMeter;
import org.ticconnect.support.Frames;
import org.ticconnect.tic.Lines;

/** A recording of a meter some of whose texts are others than its supplier would send. */
public final class MarkedMeter {
  private static final Pattern GROUP = Pattern.compile("\n([^\t]+)\t([^\r]*)\t.\r");

  private MarkedMeter() {}

  /**
   * @param texts by label of a group without date, such as {@code MSG1}; right checks are added
   */
  public static Path recording(Path file, int frames, Map<String, String> texts)
      throws IOException {
    SimulatedMeter meter = Frames.meter(Profile.SINGLE_PHASE);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < frames; i++) {
      String frame = new String(meter.nextFrame(), ISO_8859_1);
      all.write(
          GROUP.matcher(frame).replaceAll(group -> marked(group, texts)).getBytes(ISO_8859_1));
    }
    return Files.write(file, all.toByteArray());
  }

  private static String marked(MatchResult group, Map<String, String> texts) {
    String text = texts.get(group.group(1));
    return Matcher.quoteReplacement(
        text == null ? group.group() : Lines.group(group.group(1), text));
  }
}
