package com.tabagent.lmstudio.adapter.filesystem;

import com.google.inject.AbstractModule;
import com.tabagent.lmstudio.application.port.out.HeadlessSettings;
import com.tabagent.lmstudio.application.port.out.StartLock;
import com.tabagent.lmstudio.domain.installation.UserFolders;
import java.nio.file.Path;

/// Binds [StartLock] and [HeadlessSettings], as instances: making them costs nothing and touches no
/// disk. The [FilesystemInstallationLocator] exists before there is an injector, so it is bound by
/// whoever made it.
public final class FilesystemModule extends AbstractModule {
  private final UserFolders user;
  private final Path lockFile;

  /// @param lockFile see [FileStartLock]
  public FilesystemModule(UserFolders user, Path lockFile) {
    this.user = user;
    this.lockFile = lockFile;
  }

  @Override
  protected void configure() {
    bind(StartLock.class).toInstance(new FileStartLock(lockFile));
    bind(HeadlessSettings.class).toInstance(new JsonHeadlessSettings(user));
  }
}
