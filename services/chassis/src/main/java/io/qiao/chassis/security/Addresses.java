package io.qiao.chassis.security;

/// How network addresses are written down.
public final class Addresses {
    private Addresses() {}

    /// As we keep it: an IPv6 address without the brackets it has in headers and without the name
    /// of an interface of this machine.
    public static String bare(String address) {
        String inside =
                address.startsWith("[") && address.endsWith("]")
                        ? address.substring(1, address.length() - 1)
                        : address;
        int zone = inside.indexOf('%');
        return zone < 0 ? inside : inside.substring(0, zone);
    }

    /// As in `X-Forwarded-For`, where an IPv6 address has brackets (RFC 7239, 6).
    public static String inHeader(String address) {
        String bare = bare(address);
        return bare.indexOf(':') < 0 ? bare : "[" + bare + "]";
    }
}
