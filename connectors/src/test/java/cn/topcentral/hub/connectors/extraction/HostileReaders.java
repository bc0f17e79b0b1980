package cn.topcentral.hub.connectors.extraction;

import java.util.ArrayList;
import java.util.List;

/** Reading processes that go wrong the way native code and hostile files make them go wrong. */
final class HostileReaders {
    private HostileReaders() {}

    static final class Exits {
        private Exits() {}

        public static void main(String[] arguments) {
            System.exit(0);
        }
    }

    static final class NeverEnds {
        private NeverEnds() {}

        public static void main(String[] arguments) {
            while (true) {
                Thread.onSpinWait();
            }
        }
    }

    static final class EatsMemory {
        private EatsMemory() {}

        public static void main(String[] arguments) {
            List<byte[]> eaten = new ArrayList<>();
            while (eaten.size() < Integer.MAX_VALUE) {
                eaten.add(new byte[1 << 20]);
            }
        }
    }

    static final class Crashes {
        private Crashes() {}

        public static void main(String[] arguments) {
            Runtime.getRuntime().halt(139);
        }
    }
}
