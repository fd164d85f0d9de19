package io.qiao.chassis.web;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// From where figures and the details of health may be read: this machine, unless `qiao.operators`
/// names other networks. Everybody else learns whether a service is well and nothing more.
public final class Operators {
    private final List<Network> networks;

    /// @param networks addresses, or networks with the length of their prefix (CIDR)
    /// @throws IllegalArgumentException when one is neither
    public Operators(List<String> networks) {
        this.networks = networks.stream().map(Network::of).toList();
    }

    /// @param address where a request came from, as numbers
    public boolean include(@Nullable String address) {
        if (address == null) {
            return false;
        }
        InetAddress asked = InetAddress.ofLiteral(address);
        return networks.stream().anyMatch(each -> each.holds(asked));
    }

    private record Network(InetAddress address, int prefix) {
        static Network of(String text) {
            String trimmed = text.strip();
            int slash = trimmed.indexOf('/');
            InetAddress address =
                    InetAddress.ofLiteral(slash < 0 ? trimmed : trimmed.substring(0, slash));
            int bits = Byte.SIZE * address.getAddress().length;
            return new Network(
                    address, slash < 0 ? bits : Integer.parseInt(trimmed.substring(slash + 1)));
        }

        boolean holds(InetAddress other) {
            byte[] own = address.getAddress();
            byte[] its = other.getAddress();
            if (own.length != its.length) {
                return false;
            }
            for (int bit = 0; bit < prefix; bit++) {
                int mask = 0x80 >> (bit % Byte.SIZE);
                if (((own[bit / Byte.SIZE] ^ its[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
