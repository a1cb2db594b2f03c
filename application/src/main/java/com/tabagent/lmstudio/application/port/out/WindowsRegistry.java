package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.domain.registration.RegistryKey;
import java.util.Optional;

/// Default values of keys in the Windows registry. Each call blocks for a process's life, ten
/// seconds at most.
public interface WindowsRegistry {

  /// What the key says; empty if it is not there, or says nothing.
  ///
  /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException with INTERNAL if nobody can say
  Optional<String> read(RegistryKey key);

  /// Makes the key, or changes what it says.
  ///
  /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException with INTERNAL if it does not
  ///   work
  void write(RegistryKey key, String value);

  /// Deletes the key; one that is not there is no failure.
  ///
  /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException with INTERNAL if it stays
  void delete(RegistryKey key);
}
