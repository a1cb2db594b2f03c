package com.tabagent.lmstudio.domain.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1,                     http://127.0.0.1:1234",
    "127.0.0.1:4321,                http://127.0.0.1:4321",
    "http://127.0.0.1:1234,         http://127.0.0.1:1234",
    "http://127.0.0.1:1234/,        http://127.0.0.1:1234",
    "http://127.0.0.1:1234/v1,      http://127.0.0.1:1234",
    "HTTP://127.0.0.1:1234/v1/,     http://127.0.0.1:1234",
    "'  127.0.0.1:1234 ',           http://127.0.0.1:1234",
    "localhost,                     http://127.0.0.1:1234",
    "http://LOCALHOST:1234/,        http://127.0.0.1:1234",
    "0.0.0.0:1234,                  http://127.0.0.1:1234",
    "http://[::]:1234,              http://127.0.0.1:1234",
    "192.168.1.5,                   http://192.168.1.5:1234",
    "Workstation.lan:80,            http://workstation.lan:80",
    "my-box,                        http://my-box:1234",
    "[::1],                         http://[::1]:1234",
    "[::1]:4321,                    http://[::1]:4321",
    "http://[FE80::1]:4321/v1,      http://[fe80::1]:4321",
    "::1,                           http://[::1]:1234",
    "2001:db8:0:0:0:0:0:7,          http://[2001:db8:0:0:0:0:0:7]:1234"
  })
  void whatAPersonWouldPasteIsUnderstood(String pasted, String url) {
    assertThat(Endpoint.parse(pasted).url()).isEqualTo(url);
    assertThat(Endpoint.parse(Endpoint.parse(pasted).url())).isEqualTo(Endpoint.parse(pasted));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "https://127.0.0.1:1234",
        "ws://127.0.0.1:1234",
        "http://",
        "127.0.0.1:",
        "127.0.0.1:port",
        "127.0.0.1:0",
        "127.0.0.1:65536",
        "127.0.0.1:123456",
        "127.0.0.1:1234/v1/models",
        "127.0.0.1:1234?x=1",
        "user@127.0.0.1",
        "user:password@127.0.0.1:1234",
        "two words",
        "1234",
        "256.1.1.1",
        "127.1",
        "-x",
        "a..b",
        "[::1",
        "[127.0.0.1:1234",
        ":::1",
        "::1::",
        ":1",
        "1:2:3",
        "1:2:3:4:5:6:7:8:9",
        "::12345",
        "fe80::1%eth0"
      })
  void whatIsNoAddressIsRefusedWithASentence(String pasted) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Endpoint.parse(pasted))
        .satisfies(thrown -> assertThat(thrown.getMessage()).hasSizeGreaterThan(15));
  }

  @Test
  void aRefusalShowsWhatAnAddressLooksLike() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Endpoint.parse("https://example.org"))
        .withMessageContaining("https://example.org")
        .withMessageContaining("http://127.0.0.1:1234");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Endpoint.parse("127.0.0.1:65536"))
        .withMessageContaining("65535");
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0,     127.0.0.1",
    "::,          127.0.0.1",
    "'',          127.0.0.1",
    "' ',         127.0.0.1",
    "localhost,   127.0.0.1",
    "127.0.0.1,   127.0.0.1",
    "192.168.1.5, 192.168.1.5",
    "::1,         ::1"
  })
  void aBindAddressIsMadeOneThatCanBeConnectedTo(String networkInterface, String host) {
    assertThat(Endpoint.ofBindAddress(networkInterface, 1234)).isEqualTo(new Endpoint(host, 1234));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "", "a b", "--bind", "127.0.0.1/24", "x\ny"})
  void aHostIsOneThatCanBeConnectedTo(String host) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Endpoint(host, 1234));
  }

  @Test
  void aPortIsOneTo65535() {
    assertThat(new Endpoint("h", 1).port()).isEqualTo(1);
    assertThat(new Endpoint("h", 65_535).port()).isEqualTo(65_535);
    assertThatIllegalArgumentException().isThrownBy(() -> new Endpoint("h", 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Endpoint("h", 65_536));
  }

  @Test
  void aNameIs253CharactersAtMost() {
    String longest = "a.".repeat(126) + "b";

    assertThat(new Endpoint(longest, 1).host()).hasSize(253);
    assertThatIllegalArgumentException().isThrownBy(() -> new Endpoint("a" + longest, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1,         true",
    "127.8.8.8,         true",
    "::1,               true",
    "192.168.1.5,       false",
    "127.example.org,   false",
    "127.0.0.1.nip.io,  false"
  })
  void onlyAnAddressIsLoopbackAndNoNameThatLooksLikeOne(String host, boolean loopback) {
    assertThat(new Endpoint(host, 1234).isLoopback()).isEqualTo(loopback);
  }
}
