package io.qiao.standalone;

import java.io.PrintStream;

/// What the launcher tells the person who started it, a line each.
final class Console {
    private final PrintStream out;
    private final long began = System.nanoTime();

    Console(PrintStream out) {
        this.out = out;
    }

    void say(String text) {
        out.println(text);
        out.flush();
    }

    double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }
}
