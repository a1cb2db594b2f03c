package com.tabagent.lmstudio.fuzz;

/// Plays random cases, each from a seed of its own, so that one that fails can be played alone.
///
/// `-Dfuzz.cases=N` plays that many of each property instead of the usual number, and
/// `-Dfuzz.seed=S` begins with that seed instead of a new one.
public final class Cases {

  private Cases() {}

  /// What has to hold in each case.
  @FunctionalInterface
  public interface Property {
    void check(Chance chance) throws Exception;
  }

  /// Plays cases until one breaks the property.
  ///
  /// @param usually how many
  /// @throws AssertionError for the first that does; it names the seed
  public static void play(int usually, Property property) {
    long first = Long.getLong("fuzz.seed", System.nanoTime());
    int count = Integer.getInteger("fuzz.cases", usually);
    for (long seed = first; seed < first + count; seed++) {
      playOne(seed, property);
    }
  }

  private static void playOne(long seed, Property property) {
    try {
      property.check(new Chance(seed));
    } catch (Exception | AssertionError | StackOverflowError broken) {
      throw new AssertionError(
          "Play this case again with -Dfuzz.seed=" + seed + " -Dfuzz.cases=1: " + broken, broken);
    }
  }
}
