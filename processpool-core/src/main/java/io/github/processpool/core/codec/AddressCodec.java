package io.github.processpool.core.codec;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Internet addresses, with their names where those are known; no name is looked up. */
final class AddressCodec extends PartsCodec {
    AddressCodec(String typeName) {
        super(typeName);
    }

    static boolean knows(String typeName) {
        return switch (typeName) {
            case "java.net.Inet4Address", "java.net.Inet6Address", "java.net.InetSocketAddress" -> true;
            default -> false;
        };
    }

    @Override
    @Nullable
    Object[] parts(Object value) {
        if (value instanceof InetSocketAddress socket) {
            Object host = socket.isUnresolved() ? socket.getHostString() : socket.getAddress();
            return new Object[] {host, socket.getPort()};
        }
        InetAddress address = (InetAddress) value;
        int scope = address instanceof Inet6Address six ? six.getScopeId() : 0;
        return new @Nullable Object[] {nameOf(address), address.getAddress(), scope};
    }

    /** The name that it was made with: {@code getHostName} would ask the network for one. */
    private static @Nullable String nameOf(InetAddress address) {
        String text = address.toString();
        int slash = text.indexOf('/');
        return slash <= 0 ? null : text.substring(0, slash);
    }

    @Override
    Object build(Parts parts) throws UnknownHostException {
        return switch (typeName()) {
            case "java.net.Inet4Address" -> InetAddress.getByAddress(parts.textOrNull(0), parts.at(1, byte[].class));
            case "java.net.Inet6Address" -> {
                int scope = parts.intAt(2);
                yield Inet6Address.getByAddress(
                        parts.textOrNull(0), parts.at(1, byte[].class), scope == 0 ? -1 : scope);
            }
            default -> socket(parts);
        };
    }

    private static InetSocketAddress socket(Parts parts) {
        return parts.at(0) instanceof String host
                ? InetSocketAddress.createUnresolved(host, parts.intAt(1))
                : new InetSocketAddress(parts.at(0, InetAddress.class), parts.intAt(1));
    }
}
