package cn.topcentral.hub.connectors.extraction;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The beginning of a Windows program: enough of its headers to be known as one. */
final class SampleProgram {
    private SampleProgram() {}

    static void write(OutputStream file) throws IOException {
        ByteBuffer program = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
        program.put("MZ".getBytes(StandardCharsets.US_ASCII));
        program.putInt(0x3c, 128);
        program.position(128);
        program.put("PE\0\0".getBytes(StandardCharsets.US_ASCII)).putShort((short) 0x8664);
        file.write(program.array());
    }
}
