package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.domain.registration.RegistryKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A registry in memory.
public final class FakeWindowsRegistry implements WindowsRegistry {
  private final Map<String, String> values = new HashMap<>();

  /// All that it holds, by the keys' paths.
  public Map<String, String> all() {
    return Map.copyOf(values);
  }

  @Override
  public Optional<String> read(RegistryKey key) {
    return Optional.ofNullable(values.get(key.path()));
  }

  @Override
  public void write(RegistryKey key, String value) {
    values.put(key.path(), value);
  }

  @Override
  public void delete(RegistryKey key) {
    values.remove(key.path());
  }
}
