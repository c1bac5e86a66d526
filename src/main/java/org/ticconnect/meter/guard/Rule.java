package org.ticconnect.meter.guard;

import org.ticconnect.tic.Label;

/** By which rule the values of a label are believed. */
enum Rule {
  /** DATE goes on from itself. */
  CLOCK,
  /** Never falls, never rises faster than the meter can measure. */
  INDEX,
  VOLTS,
  AMPERES,
  POWER,
  PHASE_POWER,
  /** A power with the time at which it was the greatest. */
  MAXIMUM,
  /** A value of a period in the past, with its time. */
  DATED_POINT,
  /** A time in the future. */
  PEAK_TIME,
  /** Changes so seldom that two frames can be waited for. */
  SELDOM,
  /** Has to be known at once, or comes only once (MSG2, which is therefore unconfirmed). */
  AT_ONCE;

  static Rule of(Label label) {
    return switch (label) {
      case DATE -> CLOCK;
      case EAST,
          EASF01,
          EASF02,
          EASF03,
          EASF04,
          EASF05,
          EASF06,
          EASF07,
          EASF08,
          EASF09,
          EASF10,
          EASD01,
          EASD02,
          EASD03,
          EASD04,
          EAIT,
          ERQ1,
          ERQ2,
          ERQ3,
          ERQ4 ->
          INDEX;
      case URMS1, URMS2, URMS3 -> VOLTS;
      case IRMS1, IRMS2, IRMS3 -> AMPERES;
      case SINSTS, SINSTI -> POWER;
      case SINSTS1, SINSTS2, SINSTS3 -> PHASE_POWER;
      case SMAXSN,
          SMAXSN1,
          SMAXSN2,
          SMAXSN3,
          SMAXSN_1,
          SMAXSN1_1,
          SMAXSN2_1,
          SMAXSN3_1,
          SMAXIN,
          SMAXIN_1 ->
          MAXIMUM;
      case CCASN, CCASN_1, CCAIN, CCAIN_1, UMOY1, UMOY2, UMOY3 -> DATED_POINT;
      case DPM1, FPM1, DPM2, FPM2, DPM3, FPM3 -> PEAK_TIME;
      case STGE, MSG2 -> AT_ONCE;
      case ADSC,
          VTIC,
          NGTF,
          LTARF,
          PREF,
          PCOUP,
          MSG1,
          PRM,
          RELAIS,
          NTARF,
          NJOURF,
          NJOURF_PLUS_1,
          PJOURF_PLUS_1,
          PPOINTE ->
          SELDOM;
    };
  }
}
