package io.qiao.chassis.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sends bytes as they are, as no client library would.
final class RawClient {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)\r\n");

    private final int port;

    RawClient(int port) {
        this.port = port;
    }

    /// @param request each character one byte
    Raw send(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return Raw.parse(
                    new String(answer(new BufferedInputStream(socket.getInputStream())), UTF_8));
        }
    }

    /// As far as its length says, since the server may hold the connection a little longer.
    private static byte[] answer(InputStream in) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            answer.write(next);
            String head = answer.toString(ISO_8859_1);
            Matcher length = LENGTH.matcher(head);
            if (head.endsWith("\r\n\r\n") && length.find()) {
                answer.write(in.readNBytes(Integer.parseInt(length.group(1))));
                break;
            }
        }
        return answer.toByteArray();
    }

    /// One request with everything else as it should be, and the end of the connection after it.
    Raw send(String method, String target, String headers, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        return send(
                method
                        + " "
                        + target
                        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                        + headers
                        + (body.isEmpty() ? "" : "Content-Length: " + bytes.length + "\r\n")
                        + "\r\n"
                        + new String(bytes, ISO_8859_1));
    }

    /// @param head in small letters, but for the values
    record Raw(int status, String head, String body) {
        static Raw parse(String answer) {
            int end = answer.indexOf("\r\n\r\n");
            String head = end < 0 ? answer : answer.substring(0, end);
            String[] first = head.split(" ", 3);
            return new Raw(
                    first.length < 2 ? 0 : Integer.parseInt(first[1]),
                    head,
                    end < 0 ? "" : answer.substring(end + 4));
        }
    }
}
