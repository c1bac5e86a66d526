package org.ticconnect.network.manager;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ticconnect.words.French;

class WishRulesTest {

  private static Wish wish(String method, String address, int prefix, String gateway, String dns) {
    return new Wish(
        Optional.empty(),
        Optional.of(method),
        filled(address),
        prefix < 0 ? OptionalInt.empty() : OptionalInt.of(prefix),
        filled(gateway),
        filled(dns).map(all -> Arrays.asList(all.split(" "))).orElse(List.of()),
        Optional.empty());
  }

  private static Optional<String> filled(String text) {
    return Optional.ofNullable(text).filter(one -> !one.isEmpty());
  }

  private static Wish called(String host) {
    return new Wish(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        List.of(),
        Optional.of(host));
  }

  @ParameterizedTest(name = "{0}/{1} gateway {2} dns {3}: {4} {5}")
  @CsvSource(
      textBlock =
          """
          192.168.1.50    , 33 , 192.168.1.1   ,         , prefix , 33 cannot be
          192.168.1.50    , 32 , 192.168.1.1   ,         , prefix , 32 cannot be
          192.168.1.50    , 31 , 192.168.1.1   ,         , prefix , 31 cannot be
          192.168.1.50    , 0  , 192.168.1.1   ,         , prefix , 0 cannot be
          192.168.1.50    , -1 , 192.168.1.1   ,         , prefix , is missing
                          , 24 , 192.168.1.1   ,         , address, is missing
          0.0.0.0         , 24 ,               ,         , address, belongs to nobody
          255.255.255.255 , 24 ,               ,         , address, belongs to nobody
          240.1.2.3       , 24 ,               ,         , address, belongs to nobody
          127.0.0.1       , 24 ,               ,         , address, loopback
          224.0.0.251     , 24 ,               ,         , address, for groups
          192.168.1.0     , 24 ,               ,         , address, the network itself
          192.168.1.255   , 24 ,               ,         , address, the broadcast address
          10.255.255.255  , 8  ,               ,         , address, the broadcast address
          192.168.1.128   , 25 ,               ,         , address, the network itself
          192.168.1       , 24 ,               ,         , address, is no IPv4 address
          192.168.1.256   , 24 ,               ,         , address, is no IPv4 address
          192.168.01.5    , 24 ,               ,         , address, is no IPv4 address
          fe80::1         , 24 ,               ,         , address, is no IPv4 address
          192.168.1.50    , 24 , 192.168.2.1   ,         , gateway, outside the network 192.168.1.0/24
          192.168.1.50    , 30 , 192.168.1.53  ,         , gateway, outside the network 192.168.1.48/30
          192.168.1.50    , 24 , 192.168.1.50  ,         , gateway, address of this device itself
          192.168.1.50    , 24 , 192.168.1.255 ,         , gateway, the broadcast address
          192.168.1.50    , 24 , 0.0.0.0       ,         , gateway, belongs to nobody
          192.168.1.50    , 24 , router        ,         , gateway, is no IPv4 address
          192.168.1.50    , 24 , 192.168.1.1   , 300.1.1.1, dns   , is no IPv4 address
          192.168.1.50    , 24 , 192.168.1.1   , 224.0.0.1, dns   , for groups
          192.168.1.50    , 24 , 192.168.1.1   , 1.1.1.1 1.1.1.2 1.1.1.3 1.1.1.4, dns, at most 3
          """)
  void whatCannotBeIsToldWithItsField(
      String address, int prefix, String gateway, String dns, String field, String sentence) {
    List<FieldMistake> mistakes =
        WishRules.check(wish("fixed", address, prefix, gateway, dns)).mistakes();

    assertThat(mistakes).hasSize(1);
    assertThat(mistakes.get(0).field()).isEqualTo(field);
    assertThat(mistakes.get(0).sentence()).contains(sentence);
    assertThat(French.known(mistakes.get(0).sentence())).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          ''        , is empty
          -x        , begins or ends
          x-        , begins or ends
          a.b       , has a dot
          maison é  , other signs
          a_b       , other signs
          1234      , is a number
          localhost , every machine
          aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, has 64 letters
          """)
  void aNameThatCannotBeIsTold(String host, String sentence) {
    List<FieldMistake> mistakes = WishRules.check(called(host)).mistakes();

    assertThat(mistakes).hasSize(1);
    assertThat(mistakes.get(0).field()).isEqualTo("host");
    assertThat(mistakes.get(0).sentence()).contains(sentence);
    assertThat(French.known(mistakes.get(0).sentence())).isPresent();
  }

  @Test
  void whatCanBeIsAPlan() {
    assertThat(WishRules.check(wish("fixed", "192.168.1.50", 24, "192.168.1.1", "1.1.1.1")))
        .isEqualTo(
            new WishRules.Checked(
                Optional.of(
                    new Plan.Fixed(
                        "192.168.1.50", 24, Optional.of("192.168.1.1"), List.of("1.1.1.1"))),
                Optional.empty(),
                List.of()));
    assertThat(WishRules.check(wish("fixed", "10.0.0.1", 30, null, null)).mistakes()).isEmpty();
    assertThat(WishRules.check(wish("dhcp", null, -1, null, null)).plan())
        .contains(new Plan.Dhcp(List.of()));
    assertThat(WishRules.check(called("a".repeat(63))).mistakes()).isEmpty();
    assertThat(WishRules.check(called("Tic-1a2b")).mistakes()).isEmpty();
  }

  @Test
  void anotherMethodAndNothingAtAllAreNoWish() {
    assertThat(WishRules.check(wish("static", "10.0.0.1", 24, null, null)).mistakes())
        .singleElement()
        .extracting(FieldMistake::field)
        .isEqualTo("method");
    assertThat(WishRules.check(wish("", null, -1, null, null)).mistakes()).hasSize(1);
  }
}
