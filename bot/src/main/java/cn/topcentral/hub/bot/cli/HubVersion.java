package cn.topcentral.hub.bot.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version the build wrote into the jar's manifest. */
final class HubVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Objects.requireNonNullElse(
                HubVersion.class.getPackage().getImplementationVersion(), "(unpackaged build)");
        return new String[] {"hub " + version + " on Java " + Runtime.version().feature()};
    }
}
