package org.ticconnect.tic;

import static org.ticconnect.tic.Content.DIGITS;
import static org.ticconnect.tic.Content.HEX;
import static org.ticconnect.tic.Content.NONE;
import static org.ticconnect.tic.Content.NUMBER;
import static org.ticconnect.tic.Content.PROFILE;
import static org.ticconnect.tic.Content.TEXT;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The 71 labels of standard mode in the order of transmission, each with the exact width of its
 * data, the characters allowed and whether a horodate precedes the data (specification 6.2.2). This
 * is the only place that knows formats; names and units for people are in {@code mappings/tic}.
 */
public enum Label {
  ADSC("ADSC", 12, DIGITS),
  VTIC("VTIC", 2, DIGITS),
  DATE("DATE", 0, NONE, true),
  NGTF("NGTF", 16, TEXT),
  LTARF("LTARF", 16, TEXT),
  EAST("EAST", 9, NUMBER),
  EASF01("EASF01", 9, NUMBER),
  EASF02("EASF02", 9, NUMBER),
  EASF03("EASF03", 9, NUMBER),
  EASF04("EASF04", 9, NUMBER),
  EASF05("EASF05", 9, NUMBER),
  EASF06("EASF06", 9, NUMBER),
  EASF07("EASF07", 9, NUMBER),
  EASF08("EASF08", 9, NUMBER),
  EASF09("EASF09", 9, NUMBER),
  EASF10("EASF10", 9, NUMBER),
  EASD01("EASD01", 9, NUMBER),
  EASD02("EASD02", 9, NUMBER),
  EASD03("EASD03", 9, NUMBER),
  EASD04("EASD04", 9, NUMBER),
  EAIT("EAIT", 9, NUMBER),
  ERQ1("ERQ1", 9, NUMBER),
  ERQ2("ERQ2", 9, NUMBER),
  ERQ3("ERQ3", 9, NUMBER),
  ERQ4("ERQ4", 9, NUMBER),
  IRMS1("IRMS1", 3, NUMBER),
  IRMS2("IRMS2", 3, NUMBER),
  IRMS3("IRMS3", 3, NUMBER),
  URMS1("URMS1", 3, NUMBER),
  URMS2("URMS2", 3, NUMBER),
  URMS3("URMS3", 3, NUMBER),
  PREF("PREF", 2, NUMBER),
  PCOUP("PCOUP", 2, NUMBER),
  SINSTS("SINSTS", 5, NUMBER),
  SINSTS1("SINSTS1", 5, NUMBER),
  SINSTS2("SINSTS2", 5, NUMBER),
  SINSTS3("SINSTS3", 5, NUMBER),
  SMAXSN("SMAXSN", 5, NUMBER, true),
  SMAXSN1("SMAXSN1", 5, NUMBER, true),
  SMAXSN2("SMAXSN2", 5, NUMBER, true),
  SMAXSN3("SMAXSN3", 5, NUMBER, true),
  SMAXSN_1("SMAXSN-1", 5, NUMBER, true),
  SMAXSN1_1("SMAXSN1-1", 5, NUMBER, true),
  SMAXSN2_1("SMAXSN2-1", 5, NUMBER, true),
  SMAXSN3_1("SMAXSN3-1", 5, NUMBER, true),
  SINSTI("SINSTI", 5, NUMBER),
  SMAXIN("SMAXIN", 5, NUMBER, true),
  SMAXIN_1("SMAXIN-1", 5, NUMBER, true),
  CCASN("CCASN", 5, NUMBER, true),
  CCASN_1("CCASN-1", 5, NUMBER, true),
  CCAIN("CCAIN", 5, NUMBER, true),
  CCAIN_1("CCAIN-1", 5, NUMBER, true),
  UMOY1("UMOY1", 3, NUMBER, true),
  UMOY2("UMOY2", 3, NUMBER, true),
  UMOY3("UMOY3", 3, NUMBER, true),
  STGE("STGE", 8, HEX),
  DPM1("DPM1", 2, NUMBER, true),
  FPM1("FPM1", 2, NUMBER, true),
  DPM2("DPM2", 2, NUMBER, true),
  FPM2("FPM2", 2, NUMBER, true),
  DPM3("DPM3", 2, NUMBER, true),
  FPM3("FPM3", 2, NUMBER, true),
  MSG1("MSG1", 32, TEXT),
  MSG2("MSG2", 16, TEXT),
  PRM("PRM", 14, DIGITS),
  RELAIS("RELAIS", 3, NUMBER),
  NTARF("NTARF", 2, NUMBER),
  NJOURF("NJOURF", 2, NUMBER),
  NJOURF_PLUS_1("NJOURF+1", 2, NUMBER),
  PJOURF_PLUS_1("PJOURF+1", DayProfile.WIDTH, PROFILE),
  PPOINTE("PPOINTE", DayProfile.WIDTH, PROFILE);

  private static final Map<String, Label> BY_TEXT =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Label::text, Function.identity()));

  private static final LabelIndex BY_BYTES = new LabelIndex(values());

  private final String text;
  private final int width;
  private final Content content;
  private final boolean horodate;

  Label(String text, int width, Content content) {
    this(text, width, content, false);
  }

  Label(String text, int width, Content content, boolean horodate) {
    this.text = text;
    this.width = width;
    this.content = content;
    this.horodate = horodate;
  }

  /**
   * @param text the label as the meter spells it, such as {@code SMAXSN-1}
   * @return the label, or empty when the specification has none of that spelling
   */
  public static Optional<Label> of(String text) {
    return Optional.ofNullable(BY_TEXT.get(text));
  }

  /**
   * @param bytes holds the label's characters
   * @param from index of the first one
   * @param to index after the last one
   */
  static Optional<Label> of(byte[] bytes, int from, int to) {
    return BY_BYTES.find(bytes, from, to);
  }

  /** Characters of a whole group of this label between its LF and its CR. */
  int groupLength() {
    int fields = horodate ? Horodate.WIDTH + 1 + width : width;
    return text.length() + 1 + fields + 1 + 1;
  }

  /** The spelling of the specification, 3 to 9 characters. */
  public String text() {
    return text;
  }

  /** Exact number of characters of the data field, 0 to 98. */
  public int width() {
    return width;
  }

  public Content content() {
    return content;
  }

  /** Whether a horodate field stands between the label and the data. */
  public boolean hasHorodate() {
    return horodate;
  }
}
