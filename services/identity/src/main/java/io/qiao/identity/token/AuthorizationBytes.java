package io.qiao.identity.token;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;

/// What was authorized, as bytes. Only what we wrote and sealed ourselves is read, and only the
/// types it is made of.
final class AuthorizationBytes {
    private static final ObjectInputFilter OWN =
            ObjectInputFilter.Config.createFilter(
                    "java.**;org.springframework.security.**;maxdepth=50;!*");

    private AuthorizationBytes() {}

    static byte[] write(OAuth2Authorization authorization) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(authorization);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static OAuth2Authorization read(byte[] bytes) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(OWN);
            return (OAuth2Authorization) in.readObject();
        } catch (IOException | ClassNotFoundException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
