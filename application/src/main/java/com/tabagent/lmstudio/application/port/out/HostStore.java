package com.tabagent.lmstudio.application.port.out;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/// The folder in which this host stays once it is installed.
public interface HostStore {

  /// What an installed host remembers about itself.
  ///
  /// @param callers ids of extensions that may call it, whatever the settings' own list says
  /// @param newFolders folders that were not there before; deleted again when they are empty
  /// @param browsers titles of the browsers that it was registered with, so that one whose manifest
  ///   has gone is told from one that nobody chose
  record Notes(SortedSet<String> callers, SortedSet<Path> newFolders, SortedSet<String> browsers) {}

  /// The launcher that browsers are to start there, whether it is there yet or not.
  ///
  /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException as [#put]
  Path launcher(Path stay);

  /// Whether the very program that runs now stays there already, whole.
  ///
  /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException as [#put]
  boolean isCurrent(Path stay);

  /// Copies the program that runs now there, in one step for whoever looks. Older ones stay.
  ///
  /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException with BAD_REQUEST if this
  ///   program is no unpacked distribution, INTERNAL if it cannot be copied, or is itself an
  ///   installed copy that no longer holds what was installed
  void put(Path stay);

  /// Takes away older programs, each whole or not at all. Those that somebody runs stay, and those
  /// that a browser may still be sent to.
  ///
  /// @param launchers what manifests name
  /// @return the folders of older programs that stay
  /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException as [#put]
  List<Path> tidy(Path stay, Set<Path> launchers);

  /// What was noted last; empty sets if nothing was.
  Notes notes(Path stay);

  /// Notes anew, in place of what was noted before.
  ///
  /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException with INTERNAL if it cannot be
  ///   written
  void note(Path stay, Notes notes);

  /// What of this host's is meant, of all that may lie in a folder.
  enum Belongings {
    /// The host itself, its notes, and its traces.
    ALL,
    /// What a host leaves when it runs: its log and its lock.
    TRACES
  }

  /// Deletes this host's belongings from a folder, and the folder if it is empty then. Files of
  /// others, and the user's settings, stay.
  ///
  /// @return what of ours could not be deleted
  List<Path> clear(Path folder, Belongings what);

  /// Whether [#clear] would find anything.
  boolean holds(Path folder, Belongings what);
}
