package io.qiao.chassis.web;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.aggregate.Refused.FieldError;
import io.qiao.chassis.input.ContentCoding;
import io.qiao.chassis.input.RequestTarget;
import io.qiao.contracts.event.EventJson;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// Answers, on the connection itself, for requests that are none: the frameworks behind it would
/// give an empty 400, or take the fault for their own. The connection ends with that.
final class ReadableRequests extends ChannelDuplexHandler {
    private static final long LINGER_MILLIS = 1_000;

    private static final Set<HttpVersion> VERSIONS =
            Set.of(HttpVersion.HTTP_1_0, HttpVersion.HTTP_1_1);

    private final WayOut wayOut;
    private boolean refused;
    private boolean answering;
    private int unanswered;
    private @Nullable ProblemAnswer held;

    ReadableRequests(WayOut wayOut) {
        this.wayOut = wayOut;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        Optional<ProblemAnswer> fault = refused ? Optional.empty() : fault(message);
        if (fault.isPresent()) {
            refuse(context, fault.get(), message instanceof HttpRequest);
        }
        if (refused) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest) {
            unanswered++;
        }
        super.channelRead(context, message);
    }

    private Optional<ProblemAnswer> fault(Object message) {
        if (message instanceof HttpObject part && part.decoderResult().isFailure()) {
            return Optional.of(
                    message instanceof HttpRequest
                            ? head(part.decoderResult().cause())
                            : unreadable("The body is not framed as HTTP/1.1 asks."));
        }
        if (!(message instanceof HttpRequest request)) {
            return Optional.empty();
        }
        return VERSIONS.contains(request.protocolVersion())
                ? RequestHead.fault(request)
                        .map(ReadableRequests::unreadable)
                        .or(() -> target(request))
                        .or(() -> coding(request))
                : Optional.of(unreadable("HTTP/1.1 is spoken here."));
    }

    private static Optional<ProblemAnswer> coding(HttpRequest request) {
        return ContentCoding.isRead(request.headers().getAll(HttpHeaderNames.CONTENT_ENCODING))
                ? Optional.empty()
                : Optional.of(Causes.encoded(""));
    }

    private Optional<ProblemAnswer> target(HttpRequest request) {
        Optional<FieldError> fault = misencoded(request.uri());
        Optional<String> instead = fault.flatMap(_ -> wayOut.of(request));
        instead.ifPresent(request::setUri);
        return instead.isPresent()
                ? Optional.empty()
                : fault.map(each -> ProblemAnswer.of(Refused.unreadable(each), ""));
    }

    private static Optional<FieldError> misencoded(String uri) {
        String origin = uri.replaceFirst("^https?://[^/?#]*", "");
        int question = origin.indexOf('?');
        String path = question < 0 ? origin : origin.substring(0, question);
        String query = question < 0 ? null : origin.substring(question + 1);
        return RequestTarget.fault(path, query);
    }

    private static ProblemAnswer head(Throwable cause) {
        return switch (cause) {
            case TooLongHttpHeaderException _ ->
                    problem(
                            HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
                            "The headers of the request are larger than 16 KiB.");
            case TooLongHttpLineException _ ->
                    problem(HttpStatus.URI_TOO_LONG, "The address of the request is too long.");
            default -> unreadable("The head of the request is not what HTTP/1.1 asks for.");
        };
    }

    private static ProblemAnswer unreadable(String detail) {
        return problem(HttpStatus.BAD_REQUEST, detail);
    }

    private static ProblemAnswer problem(HttpStatus status, String detail) {
        return ProblemAnswer.of(
                Problem.of(status, "unacceptable", detail, "", List.<FieldError>of()));
    }

    /// A next request has its turn when those before it are answered: a client may send it as soon
    /// as it has read the last byte that it was promised, or earlier. In the midst of the answer to
    /// the same request only the end of the connection tells.
    private void refuse(ChannelHandlerContext context, ProblemAnswer answer, boolean next) {
        refused = true;
        if (next && unanswered > 0) {
            held = answer;
        } else if (answering) {
            close(context);
        } else {
            say(context, answer);
        }
    }

    /// The rest of what is sent is read and dropped for a moment: closing at once would take the
    /// answer with it.
    private static void say(ChannelHandlerContext context, ProblemAnswer answer) {
        var _ = context.writeAndFlush(response(answer));
        var _ =
                context.executor()
                        .schedule(() -> close(context), LINGER_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static void close(ChannelHandlerContext context) {
        var _ = context.close();
    }

    private static DefaultFullHttpResponse response(ProblemAnswer answer) {
        byte[] body = EventJson.MAPPER.writeValueAsBytes(answer.problem());
        DefaultFullHttpResponse response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.valueOf(answer.problem().status()),
                        Unpooled.wrappedBuffer(body));
        answer.headers().forEach((name, values) -> response.headers().set(name, values));
        response.headers()
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CONNECTION, "close");
        return response;
    }

    /// What is answered behind our back, after all, is dropped.
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
            throws Exception {
        if (refused && held == null) {
            ReferenceCountUtil.release(message);
            promise.setSuccess();
            return;
        }
        boolean provisional =
                message instanceof HttpResponse head
                        && head.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        answering = !provisional && (answering || message instanceof HttpResponse);
        boolean last = !provisional && message instanceof LastHttpContent;
        super.write(context, message, promise);
        if (last) {
            answered(context);
        }
    }

    private void answered(ChannelHandlerContext context) {
        answering = false;
        unanswered--;
        if (held != null && unanswered == 0) {
            ProblemAnswer answer = held;
            held = null;
            say(context, answer);
        }
    }
}
