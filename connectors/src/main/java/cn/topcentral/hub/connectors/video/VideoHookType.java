package cn.topcentral.hub.connectors.video;

import cn.topcentral.hub.connectors.fetch.RemoteFiles;
import cn.topcentral.hub.connectors.hook.HookSettings;
import cn.topcentral.hub.connectors.hook.HookType;
import cn.topcentral.hub.connectors.pull.Reconciliation;
import java.util.Optional;

/** A meeting platform: its webhook, and what its interface gives when the hook's settings hold credentials for it. */
public interface VideoHookType extends HookType {

    /** The recordings behind the references of this hook's drafts; empty without credentials. */
    Optional<RemoteFiles> remoteFiles(HookSettings settings);

    /** What the platform knows of the last days; empty without credentials, or when it cannot be asked. */
    Optional<Reconciliation> reconciliation(HookSettings settings);
}
