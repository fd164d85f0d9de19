package io.qiao.standalone;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/// Runs another main class and ends the process when the launcher is gone, so that nothing is left
/// behind whatever happens to the launcher. The launcher holds the other end of standard input.
public final class Tether {
    private Tether() {}

    /// @param args the main class, then its own arguments
    public static void main(String[] args) throws ReflectiveOperationException {
        Thread.ofPlatform().name("tether").daemon().start(Tether::watch);
        Class.forName(args[0])
                .getMethod("main", String[].class)
                .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    }

    private static void watch() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException closed) {
            // the same as its end
        }
        Runtime.getRuntime().halt(130);
    }
}
