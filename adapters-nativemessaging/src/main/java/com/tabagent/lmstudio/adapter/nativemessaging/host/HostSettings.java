package com.tabagent.lmstudio.adapter.nativemessaging.host;

import com.tabagent.lmstudio.adapter.nativemessaging.identity.HostIdentity;
import com.tabagent.lmstudio.domain.server.AutoStart;
import java.util.List;
import java.util.Optional;

/// What a conversation depends on.
///
/// @param allowedExtensions the ids that may call; empty to leave that to the browser's manifest
/// @param autoStart when LM Studio's server is started without being asked for
public record HostSettings(
    HostIdentity identity, Optional<List<String>> allowedExtensions, AutoStart autoStart) {}
