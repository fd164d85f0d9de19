package io.qiao.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Speaks to the gateway without an HTTP client's good manners.
final class Wire {
    private static final Pattern HEAD =
            Pattern.compile("(?ims)^content-length: (\\d+)\r\n.*?\r\n\r\n");

    private Wire() {}

    /// Sends and reads until the other side closes, or five seconds pass.
    static String send(URI gateway, String text) throws IOException {
        return send(gateway, text, _ -> false);
    }

    /// As [#send], but does not wait for the connection to end once the answer is whole: a JSON
    /// object of the length that its head tells.
    static String exchange(URI gateway, String text) throws IOException {
        return send(gateway, text, Wire::isWhole);
    }

    private static String send(URI gateway, String text, Predicate<CharSequence> enough)
            throws IOException {
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.setSoTimeout(5_000);
            try {
                socket.getOutputStream().write(text.getBytes(ISO_8859_1));
                socket.getOutputStream().flush();
            } catch (IOException closed) {
                // the answer may be there all the same
            }
            return read(socket, enough);
        }
    }

    /// Sends one more character every half second.
    ///
    /// @return what the other side said before it closed
    static String trickle(URI gateway, String start, Duration most)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.setSoTimeout(1);
            socket.getOutputStream().write(start.getBytes(ISO_8859_1));
            while (System.nanoTime() < end) {
                socket.getOutputStream().write('x');
                TimeUnit.MILLISECONDS.sleep(500);
                if (isClosed(socket)) {
                    return "";
                }
            }
            throw new AssertionError("still open");
        } catch (SocketException closed) {
            return "";
        }
    }

    private static boolean isClosed(Socket socket) throws IOException {
        try {
            int read = socket.getInputStream().read();
            return read == -1 || isClosed(socket);
        } catch (SocketTimeoutException open) {
            return false;
        }
    }

    private static boolean isWhole(CharSequence answer) {
        Matcher head = HEAD.matcher(answer);
        return head.find() && answer.length() - head.end() >= Integer.parseInt(head.group(1));
    }

    private static String read(Socket socket, Predicate<CharSequence> enough) {
        StringBuilder answer = new StringBuilder();
        try {
            InputStream in = socket.getInputStream();
            for (int each = in.read(); each != -1; each = in.read()) {
                answer.append((char) each);
                if (each == '}' && enough.test(answer)) {
                    break;
                }
            }
        } catch (IOException ended) {
            // what came so far is the answer
        }
        return answer.toString();
    }
}
