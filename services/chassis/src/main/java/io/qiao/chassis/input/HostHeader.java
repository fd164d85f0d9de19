package io.qiao.chassis.input;

import java.util.regex.Pattern;

/// For which host a request is: a name of 255 characters at the most (RFC 3986, 3.2.2) or an
/// address, and perhaps a port.
public final class HostHeader {
    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9._~-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

    private HostHeader() {}

    /// Whether the header says that, and nothing else.
    public static boolean isHost(String value) {
        return HOST.matcher(value).matches();
    }
}
