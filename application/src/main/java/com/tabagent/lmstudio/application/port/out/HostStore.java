package com.tabagent.lmstudio.application.port.out;

import java.nio.file.Path;
import java.util.List;
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

  /// Copies the program that runs now there, in one step for whoever looks, and takes away older
  /// ones that nobody runs.
  ///
  /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException with BAD_REQUEST if this
  ///   program is no unpacked distribution, INTERNAL if it cannot be copied, or is itself an
  ///   installed copy that no longer holds what was installed
  void put(Path stay);

  /// What was noted last; empty sets if nothing was.
  Notes notes(Path stay);

  /// Notes anew, in place of what was noted before.
  ///
  /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException with INTERNAL if it cannot be
  ///   written
  void note(Path stay, Notes notes);

  /// Deletes from a folder all that this host ever puts into one, and the folder if it is empty
  /// then. Files of others, and the user's settings, stay.
  ///
  /// @return what of ours could not be deleted
  List<Path> clear(Path folder);

  /// Whether [#clear] would find anything.
  boolean holdsAnything(Path folder);
}
