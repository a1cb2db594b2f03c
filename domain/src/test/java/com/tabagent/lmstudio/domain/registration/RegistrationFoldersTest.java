package com.tabagent.lmstudio.domain.registration;

import static com.tabagent.lmstudio.domain.registration.Machines.LINUX;
import static com.tabagent.lmstudio.domain.registration.Machines.MAC;
import static com.tabagent.lmstudio.domain.registration.Machines.WINDOWS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistrationFoldersTest {

  private static String stay(RegistrationFolders folders, Scope scope) {
    return folders.stay(scope).toString().replace('/', '|').replace('\\', '|');
  }

  private static RegistrationFolders xdg(String config, String data) {
    return RegistrationFolders.of(
        LINUX.user(), Optional.of(Path.of(config)), Optional.of(Path.of(data)), Path.of("/state"));
  }

  @Test
  void theHostStaysWhereProgramsOfTheSystemStay() {
    assertThat(stay(LINUX, Scope.USER)).isEqualTo("|home|Zoë O'Neil|.local|share|tabagent-host");
    assertThat(stay(LINUX, Scope.SYSTEM)).isEqualTo("|opt|tabagent-host");
    assertThat(stay(MAC, Scope.USER))
        .isEqualTo("|Users|Zoë O'Neil|Library|Application Support|tabagent-host");
    assertThat(stay(MAC, Scope.SYSTEM)).isEqualTo("|Library|Application Support|tabagent-host");
    assertThat(stay(WINDOWS, Scope.USER))
        .isEqualTo("C:|Users|Zoë O'Neil|AppData|Local|tabagent-host");
    assertThat(stay(WINDOWS, Scope.SYSTEM)).isEqualTo("C:|Program Files|tabagent-host");
  }

  @Test
  void xdgFoldersCountWithinTheHomeAndNowhereElse() {
    RegistrationFolders inside = xdg("/home/Zoë O'Neil/settings", "/home/Zoë O'Neil/some data");
    assertThat(inside.configHome()).isEqualTo(Path.of("/home/Zoë O'Neil/settings"));
    assertThat(inside.stay(Scope.USER))
        .isEqualTo(Path.of("/home/Zoë O'Neil/some data/tabagent-host"));

    RegistrationFolders outside = xdg("/home/Zoë O'Neil/../bob", "/data");
    assertThat(outside.configHome()).isEqualTo(Path.of("/home/Zoë O'Neil/.config"));
    assertThat(outside.stay(Scope.USER))
        .isEqualTo(Path.of("/home/Zoë O'Neil/.local/share/tabagent-host"));
  }
}
