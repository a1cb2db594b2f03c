package com.tabagent.lmstudio.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.domain.registration.RegistryKey;
import org.junit.jupiter.api.Test;

/// What every [WindowsRegistry] must do. Each test begins without either key.
public abstract class WindowsRegistryContract {
  private static final RegistryKey KEY =
      new RegistryKey("HKCU\\Software\\Vivaldi\\NativeMessagingHosts\\com.tabagent.host");
  private static final RegistryKey OTHER =
      new RegistryKey("HKCU\\Software\\Chromium\\NativeMessagingHosts\\com.tabagent.host");

  protected abstract WindowsRegistry registry();

  @Test
  void whatIsWrittenIsWhatIsRead() {
    String path = "C:\\Users\\Zoë \"Z\" Ann\\AppData\\Local\\host.json";

    registry().write(KEY, "something else");
    registry().write(KEY, path);

    assertThat(registry().read(KEY)).contains(path);
    assertThat(registry().read(OTHER)).isEmpty();
  }

  @Test
  void whatIsDeletedIsNotThereAndDeletingItAgainIsNoFailure() {
    registry().write(KEY, "a");
    registry().write(OTHER, "b");

    registry().delete(KEY);
    registry().delete(KEY);

    assertThat(registry().read(KEY)).isEmpty();
    assertThat(registry().read(OTHER)).contains("b");
  }
}
