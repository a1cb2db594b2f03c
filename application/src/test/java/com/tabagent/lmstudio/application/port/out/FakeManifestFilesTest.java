package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.application.port.out.ManifestFiles.Stored;
import java.nio.file.Path;

class FakeManifestFilesTest extends ManifestFilesContract {
  private final FakeManifestFiles files = new FakeManifestFiles().folder(Path.of("/folder"));

  @Override
  protected ManifestFiles files() {
    return files;
  }

  @Override
  protected Path folder() {
    return Path.of("/folder");
  }

  @Override
  protected void givenNoManifest(Path file) {
    files.file(file, new Stored.Unreadable("is not JSON"));
  }
}
