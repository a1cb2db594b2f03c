package com.tabagent.lmstudio.distribution;

/// Brings a host to answer with a certain failure.
@FunctionalInterface
interface Provocation {

  /// Returns the reply that tells of it.
  String provoke(Stage stage) throws Exception;
}
